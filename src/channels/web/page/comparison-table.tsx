// Zones side by side, with the silence of the text said where there is nothing to set beside.
import { NOT_MENTIONED } from '../../../answer/wording.js';
import type { Comparison } from './comparison.js';
import { CHINESE, useWording } from './language.js';

export function ComparisonTable({ zones, rows }: Comparison) {
  const wording = useWording();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard, too
    <section class="wide" tabIndex={0} aria-label={wording.comparison}>
      <table>
        <thead>
          <tr>
            <th scope="col">{wording.measure}</th>
            {zones.map((zone) => (
              <th key={zone} scope="col" lang={CHINESE}>
                {zone}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ measure, cells }) => (
            <tr key={`${measure} ${cells.join()}`}>
              {measure === null ? (
                <th scope="row">{wording.headlineRow}</th>
              ) : (
                <th scope="row" lang={CHINESE}>
                  {measure}
                </th>
              )}
              {cells.map((cell, at) => (
                <td key={zones[at]} lang={CHINESE} class={cell === NOT_MENTIONED ? 'silent' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
