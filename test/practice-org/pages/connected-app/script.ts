/**
 * The form's own script: the API name, the dueling list and the partial re-render.
 *
 * The dueling list has a model, written into a hidden input on submit, so that options moved only in
 * the DOM are not saved. Whether Salesforce's does so is unknown (reference part 1 §6).
 */
export const connectedAppFormScript = `<script>
var ConnectedApp = (function () {
  var form = 'appsetup:setupForm', scopes = form + ':details:consumersection:oauthSection:scopesSection:scopes:duelingListBox'
  var chosen = null
  function byId(id) { return document.getElementById(id) }
  function model() {
    if (!chosen) chosen = Array.prototype.map.call(byId(scopes + ':backingList_s').options, function (one) { return one.value })
    return chosen
  }
  function move(from, to, adding) {
    var picked = Array.prototype.filter.call(byId(scopes + from).options, function (one) { return one.selected })
    picked.forEach(function (one) {
      if (adding) model().push(one.value)
      else chosen = model().filter(function (value) { return value !== one.value })
      byId(scopes + to).appendChild(one)
      one.selected = false
    })
  }
  function fill() { if (byId(scopes + ':backingList_s')) byId(scopes + ':selection').value = model().join(',') }
  return {
    add: function () { model(); move(':backingList_a', ':backingList_s', true) },
    remove: function () { model(); move(':backingList_s', ':backingList_a', false) },
    submit: function () { fill(); return true },
    nameLeft: function (name, apiName) {
      if (apiName.value !== '' || name.value === '') return
      apiName.value = name.value.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '').replace(/^([0-9])/, 'X$1')
    },
    warn: function (box) { if (box.checked) byId('flowWarning').style.display = 'block' },
    answerWarning: function (box, accepted) {
      byId('flowWarning').style.display = 'none'
      if (!accepted) byId(box).checked = false
    },
    rerender: function (box) {
      fill()
      var data = new URLSearchParams(new FormData(byId(form)))
      data.append('AJAXREQUEST', '_viewRoot')
      data.append(box.id + ':changed', box.id)
      var asked = Date.now(), request = new XMLHttpRequest()
      request.open('POST', byId(form).getAttribute('action'))
      request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8')
      request.onload = function () {
        setTimeout(function () {
          chosen = null
          byId(form + ':details:consumersection').outerHTML = request.responseText
        }, Math.max(0, 150 - (Date.now() - asked)))
      }
      request.send(data.toString())
    },
  }
})()
</script>`
