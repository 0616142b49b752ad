extension TimelinePage {
    /// The page's style: one set of colours for light and print, one for dark.
    ///
    /// The hues keep a contrast of 4.5 to 1 with the text on them and differ in more than red and green.
    static let style: StaticString = """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #1b2027; --muted: #5d6670; --faint: #e8ebee; --edge: #d5dadf;
          --on: #ffffff; --danger: #c4302b; --warning: #8a5a00; --claim: #6a7480;
          --h0: #5d6670; --h1: #1f66c1; --h2: #a85708; --h3: #00786a; --h4: #ab3880;
          --h5: #6d6a00; --h6: #6b4fc8; --h7: #0a7896; --h8: #7d5f52;
          --label: 188px; --plot: 804px;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14171b; --ink: #e8eaed; --muted: #9aa3ad; --faint: #262b31; --edge: #343a42;
            --on: #11151a; --danger: #ff7b72; --warning: #e0ac3c; --claim: #8d97a3;
            --h0: #9aa3ad; --h1: #6fa8f5; --h2: #f0a050; --h3: #3fc4ae; --h4: #e88cc4;
            --h5: #cfc04a; --h6: #ab97f5; --h7: #5cc4e4; --h8: #c2a898;
          }
        }
        .h0 { --hue: var(--h0) } .h1 { --hue: var(--h1) } .h2 { --hue: var(--h2) }
        .h3 { --hue: var(--h3) } .h4 { --hue: var(--h4) } .h5 { --hue: var(--h5) }
        .h6 { --hue: var(--h6) } .h7 { --hue: var(--h7) } .h8 { --hue: var(--h8) }

        * { box-sizing: border-box }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums;
        }
        main { max-width: 1440px; margin: 0 auto; padding: 48px 40px 64px }
        h1, h2, h3, p, ul { margin: 0; padding: 0; font: inherit }
        h1 { font-size: 26px; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em }
        header p { margin-top: 6px; max-width: 72ch; color: var(--muted); font-size: 15px }
        header, h3, td, li { overflow-wrap: anywhere }
        svg { display: block; overflow: visible }
        .patterns { position: absolute }

        .legend { display: grid; gap: 8px; margin: 28px 0 32px; font-size: 12.5px }
        .legend > div { display: flex; gap: 16px }
        .legend h2 { flex: none; width: 72px; color: var(--muted); line-height: 22px }
        .legend ul { display: flex; flex-wrap: wrap; gap: 6px 22px; list-style: none }
        .legend li { display: flex; align-items: center; gap: 8px; min-height: 22px }
        .legend svg { flex: none }
        .legend small { color: var(--muted); font-size: inherit }

        .scroller:focus-visible { outline: 2px solid var(--h1); outline-offset: 4px }
        .chart { min-width: calc(var(--label) + var(--plot)) }
        .lanes { position: relative }
        .row { display: grid; grid-template-columns: var(--label) minmax(0, 1fr); padding-right: 44px }
        .row > svg, .grid { width: 100% }
        .grid {
          position: absolute; top: 0; left: var(--label); height: 100%;
          width: calc(100% - var(--label) - 44px);
        }
        .label {
          position: sticky; left: 0; z-index: 2; padding-right: 20px; margin-right: 12px;
          background: var(--paper); font-size: 13px; line-height: 30px;
          overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
        }
        h3.label { font-weight: 600 }
        div.label { color: var(--muted); font-size: 12px }
        .label.claim { font-size: 11.5px; line-height: 16px }
        .axis {
          position: sticky; top: 0; z-index: 3; background: var(--paper);
          border-bottom: 1px solid var(--edge);
        }
        .group { position: relative; border-bottom: 1px solid var(--faint) }
        .group > .row:first-child > .label { padding-top: 7px }
        .group > .row:first-child > svg { margin-top: 7px }
        .group > .row:last-child > .label { padding-bottom: 9px }
        .group > .row:last-child > svg { margin-bottom: 9px }
        .empty { margin-top: 32px; color: var(--muted) }

        text { fill: var(--ink); font-size: 11.5px }
        text.tick {
          fill: var(--muted); text-anchor: middle;
          stroke: var(--paper); stroke-width: 6; stroke-linejoin: round; paint-order: stroke;
        }
        text.left { text-anchor: end }
        line { stroke-width: 1 }
        line.tick { stroke: var(--faint) }
        line.move { stroke: var(--muted); stroke-dasharray: 2 3 }
        line.fault { stroke: var(--danger); stroke-dasharray: 2 3 }
        line.warning { stroke: var(--warning); stroke-dasharray: 2 3 }
        circle.move { fill: var(--ink) } .fault { fill: var(--danger) } .warning { fill: var(--warning) }

        rect { fill: var(--hue); stroke: var(--paper); stroke-width: 1 }
        .pending { fill: color-mix(in srgb, var(--hue) 45%, var(--paper)) }
        .creating, .unknown { fill: color-mix(in srgb, var(--hue) 75%, var(--paper)) }
        .running { fill: color-mix(in srgb, var(--hue) 34%, var(--paper)) }
        .terminating { fill: color-mix(in srgb, var(--hue) 65%, var(--paper)) }
        .succeeded { fill: color-mix(in srgb, var(--hue) 20%, var(--paper)); stroke: var(--hue) }
        .crashed, .failed { fill: var(--danger) }
        .rising { fill: url(#rising) } .falling { fill: url(#falling) } .crossed { fill: url(#crossed) }
        .dotted { fill: url(#dotted) } .lined { fill: url(#lined) }
        pattern path { stroke: var(--paper); stroke-width: 1.6; fill: none }
        pattern circle { fill: var(--paper) }
        text.on, .legend text { fill: var(--on); font-weight: 550 }
        .birth { stroke: var(--ink); stroke-width: 2 }
        .bound, .unbound { fill: var(--claim) }
        .cut, .goes { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linecap: round }
        .goes { stroke: var(--claim) }

        .tip { outline: none }
        .tip:hover rect, .tip:focus-visible rect { stroke: var(--ink); stroke-width: 1.5 }
        .tip.mark:focus-visible text { text-decoration: underline }
        #tip {
          position: fixed; z-index: 9; max-width: 360px; padding: 8px 12px; border-radius: 6px;
          background: var(--ink); color: var(--paper); font-size: 12px; line-height: 1.5; white-space: pre-line;
          overflow-wrap: anywhere; pointer-events: none;
        }

        details { margin-top: 32px }
        summary { color: var(--muted); cursor: pointer }
        .table { margin-top: 20px; overflow-x: auto }
        table { border-collapse: collapse; font-size: 12.5px }
        caption { padding-bottom: 6px; text-align: left; font-weight: 600 }
        th, td { padding: 4px 24px 4px 0; border-bottom: 1px solid var(--faint); text-align: left }
        th { color: var(--muted); font-weight: 500 }

        @media (max-width: 1080px) {
          .scroller { overflow: auto; max-height: 100vh; max-height: 100dvh }
        }
        @media (max-width: 720px) {
          :root { --label: 144px }
          main { padding: 28px 20px 40px }
          h1 { font-size: 22px }
          .legend > div { display: block }
        }
        @media print {
          @page { size: landscape; margin: 12mm }
          :root { --plot: 0px }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
          main { max-width: none; padding: 0 }
          .scroller { overflow: visible; max-height: none }
          .axis, .label { position: relative }
          .group { break-inside: avoid }
          details:not([open]) { display: none }
        }
        """

    /// Shows tooltips at once, and on focus; the arrow keys walk from bar to bar.
    static let script: StaticString = """
        (() => {
          const items = [...document.querySelectorAll('.tip')];
          const tip = document.createElement('div');
          tip.id = 'tip';
          tip.hidden = true;
          tip.setAttribute('aria-hidden', 'true');
          document.body.append(tip);
          const show = (item, x, y) => {
            tip.textContent = item.getAttribute('aria-label');
            tip.hidden = false;
            const { offsetWidth: width, offsetHeight: height } = tip;
            tip.style.left = Math.max(8, Math.min(x + 12, innerWidth - width - 8)) + 'px';
            tip.style.top = (y + 16 + height > innerHeight ? Math.max(8, y - height - 12) : y + 16) + 'px';
          };
          const hide = () => { tip.hidden = true; };
          items.forEach((item, index) => {
            const title = item.querySelector('title');
            item.setAttribute('aria-label', title.textContent);
            title.remove();
            item.setAttribute('tabindex', index ? '-1' : '0');
            item.addEventListener('pointermove', event => show(item, event.clientX, event.clientY));
            item.addEventListener('pointerleave', hide);
            item.addEventListener('blur', hide);
            item.addEventListener('focus', () => {
              const box = item.getBoundingClientRect();
              show(item, Math.max(0, box.left), box.bottom - 8);
            });
            item.addEventListener('keydown', event => {
              const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
              if (event.key === 'Escape') hide();
              const next = items[index + step];
              if (!next) return;
              event.preventDefault();
              item.setAttribute('tabindex', '-1');
              next.setAttribute('tabindex', '0');
              next.focus();
            });
          });
        })();
        """
}
