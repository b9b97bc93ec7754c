/** Saves the fields and the permission set as a zip for another org. Not printed. */

import { useState } from 'preact/hooks'
import { downloadBytes } from '../../ui/download.ts'
import { t } from '../../ui/i18n.ts'

const fileName = 'spaceiq-deployment.zip'

/** The section with its button, what the zip has and lacks, and the command that deploys it. */
export const DeploymentSection = () => {
  const [status, setStatus] = useState('')
  const save = async () => {
    try {
      const { createDeploymentZip } = await import('../deployment-zip.ts')
      downloadBytes(createDeploymentZip(), 'application/zip', fileName)
      setStatus(t('report_deployment_saved'))
    } catch {
      // The extension was updated or removed while the page was open.
      setStatus(t('report_deployment_failed'))
    }
  }
  return (
    <section class="deployment" aria-labelledby="deployment-title">
      <h2 id="deployment-title">{t('report_deployment')}</h2>
      <p id="deployment-contents">{t('report_deployment_contents')}</p>
      <p>
        {t('report_deployment_how')}{' '}
        <code dir="ltr">sf project deploy start --metadata-dir {fileName} --single-package</code>
      </p>
      <div class="row">
        <button
          type="button"
          data-action="export-deployment"
          aria-describedby="deployment-contents"
          onClick={() => void save()}
        >
          {t('report_deployment_save')}
        </button>
      </div>
      <p role="status">{status}</p>
    </section>
  )
}
