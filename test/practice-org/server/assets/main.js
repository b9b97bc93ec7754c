/* Functions that inline handlers and javascript: links of the pages call. */
;(() => {
  const byId = (id) => document.getElementById(id)
  const go = (url) => {
    const mark = window.sfdcFramed && !/[?&]isdtp=/.test(url)
    window.location.href = mark ? `${url}${url.includes('?') ? '&' : '?'}isdtp=p1` : url
  }

  window.navigateToUrl = (url) => go(url)
  /** In Lightning's iframe a link asks the parent to go there. */
  window.srcUp = (url) => {
    const address = decodeURIComponent(url)
    if (window.parent === window) go(address)
    else window.parent.postMessage({ srcUp: address }, '*')
  }
  window.openPopupFocusEscapePounds = (url, name) => window.open(url, name, 'width=800,height=600')
  window.openPopupFocus = window.openPopupFocusEscapePounds
  window.confirmPopup = (_url, _width, _height, _features, _element, message) => window.confirm(message)

  window.hiOn = (row) => row.classList.add('highlight')
  window.hiOff = (row) => row.classList.remove('highlight')

  window.addMouseOver = (element) => {
    const text = element.querySelector('.mouseOverInfo')
    if (!text || text.dataset.ready) return
    text.dataset.ready = '1'
    const show = (on) => () => {
      text.style.display = on ? 'block' : 'none'
    }
    for (const event of ['mouseover', 'focus']) element.addEventListener(event, show(true))
    for (const event of ['mouseout', 'blur']) element.addEventListener(event, show(false))
    show(true)()
  }

  // ---- the setup tree

  const tree = () => byId('treeInformation')
  const setOpen = (id, open) => {
    const child = byId(`${id}_child`)
    const image = byId(`${id}_icon`)?.querySelector('img')
    if (!child || !image) return
    child.style.display = open ? 'block' : 'none'
    const info = tree()
    const [from, to] = [
      info.getAttribute(open ? 'expand' : 'collapse'),
      info.getAttribute(open ? 'collapse' : 'expand'),
    ]
    image.src = info.getAttribute(open ? 'minussrc' : 'plussrc')
    image.title = image.title.replace(from, to)
    image.alt = image.title
  }
  window.HTMLTreeNode = function HTMLTreeNode() {}
  window.HTMLTreeNode.prototype.toggleHTMLTree = (id) =>
    setOpen(id, byId(`${id}_child`)?.style.display === 'none')

  const parents = () => [...document.querySelectorAll('#setupNavTree .parent')]
  function filterTree(words) {
    const wanted = words.trim().toLowerCase()
    const leaves = [
      ...document.querySelectorAll('#setupNavTree .setupLeaf, #setupNavTree .setupHighlightLeaf'),
    ]
    for (const leaf of leaves)
      leaf.style.display = !wanted || leaf.textContent.toLowerCase().includes(wanted) ? '' : 'none'
    for (const parent of parents().reverse()) {
      const own = parent.querySelector('.setupFolder').textContent.toLowerCase().includes(wanted)
      const shown = [...parent.querySelectorAll('.setupLeaf, .setupHighlightLeaf')].some(
        (leaf) => leaf.style.display !== 'none',
      )
      parent.style.display = !wanted || own || shown ? '' : 'none'
      if (wanted) setOpen(parent.id, shown)
      else setOpen(parent.id, Boolean(parent.querySelector('.setupHighlightLeaf')))
    }
  }

  // ---- forms

  window.DeveloperNameInputElement = {
    /** Only an empty name is filled. */
    setName(label, name, fallback) {
      if (name?.value !== '') return
      let value = label.value.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+/, '')
      if (/^\d/.test(value)) value = `X${value}`
      if (name.maxLength > 0) value = value.slice(0, name.maxLength)
      value = value.replace(/_+$/, '')
      name.value = value || (label.value.trim() ? fallback : '')
    },
  }

  window.onTypeSelected = (type) => {
    const formula = byId('isformula')
    if (formula) formula.value = type === 'Z' ? '1' : '0'
  }

  window.handleSelectAllNoneCheckboxClick = (box, ids) => {
    for (const id of ids) {
      const other = byId(id)
      if (other) other.checked = box.checked
    }
  }
  // No source shows these two. Taken from their names: what cannot be seen cannot be read-only, and the reverse.
  window.handleProfileClick = (box, id) => {
    if (!box.checked && byId(`r${id}`)) byId(`r${id}`).checked = false
  }
  window.handleReadonlyClick = (box, id) => {
    if (box.checked && byId(`d${id}`)) byId(`d${id}`).checked = true
  }
  const named = (form, name) => [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)]
  window.selectAllOrNone = (box, name) => {
    for (const other of named(box.form, name)) other.checked = box.checked
  }
  window.updateToggleAllBox = (form, name, id) => {
    if (byId(id)) byId(id).checked = named(form, name).every((box) => box.checked)
  }

  window.toggleInlineDisplay = (id) => {
    for (const part of ['header', 'validate', 'footer']) {
      const element = byId(`${id}_${part}`)
      if (element) element.style.display = element.style.display === 'none' ? '' : 'none'
    }
  }
  window.saveSelection = () => {}
  window.handleTextAreaElementChangeWithByteCheck = (id, length, _bytes, remaining, over) => {
    const left = length - byId(id).value.length
    byId(`${id}_counter`).textContent = left < 0 ? `${-left} ${over}` : `${left} ${remaining}`
  }

  let saving = false
  window.sfdcPage = {
    /** The buttons must not be `disabled`: the pressed one's name goes with the form. */
    disableSaveButtons() {
      if (saving) return false
      saving = true
      for (const button of document.querySelectorAll(
        'input[name="save"], input[name="save_new"], input[name="save_close"], input[name="quick_save"]',
      )) {
        button.className = 'btnDisabled'
        button.value = window.SfdcLabels.saving
      }
      return true
    },
    handleSwitchToLightningClick(_preference, _value, url) {
      window.top.location.href = url
    },
    registerMessage() {},
  }
  window.addEventListener('pageshow', () => {
    saving = false
  })

  window.Banner = function Banner() {}
  window.Banner.prototype.hideBanner = (id) => byId(id)?.remove()
  window.Banner.prototype.clickLinkInBanner = (url) => go(url)

  document.addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('.menuButtonButton')) {
      button.addEventListener('click', () => button.parentElement.classList.toggle('menuButtonActivated'))
    }
    let timer
    byId('setupSearch')?.addEventListener('keyup', (event) => {
      clearTimeout(timer)
      timer = setTimeout(() => filterTree(event.target.value), 120)
    })
    for (const [id, open] of [
      ['setupNavExpandAll', true],
      ['setupNavCollapseAll', false],
    ]) {
      byId(id)?.addEventListener('click', (event) => {
        event.preventDefault()
        for (const parent of parents()) setOpen(parent.id, open)
      })
    }
  })
})()
