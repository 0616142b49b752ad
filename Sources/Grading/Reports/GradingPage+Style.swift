extension GradingPage {
    /// One set of colours for light and print, one for dark; every colour that says something has a sign beside it.
    static let style: MarkedText = """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #1b2027; --muted: #5d6670; --faint: #eef0f2; --edge: #d5dadf;
          --good: #00664f; --good-paper: #e2f4ee; --bad: #b3261e; --bad-paper: #fdeceb;
          --odd: #7a4f00; --odd-paper: #fff3d9; --bar: #1f66c1; --link: #1f5fae;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14171b; --ink: #e8eaed; --muted: #9aa3ad; --faint: #20252b; --edge: #343a42;
            --good: #5fd3b4; --good-paper: #12312a; --bad: #ff8f87; --bad-paper: #3b1b1a;
            --odd: #e6b550; --odd-paper: #35290f; --bar: #6fa8f5; --link: #8ab8f5;
          }
        }
        * { box-sizing: border-box }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums;
        }
        main { max-width: 1280px; margin: 0 auto; padding: 40px 32px 64px }
        h1 { margin: 0; font-size: 28px; letter-spacing: -0.015em }
        h2 { margin: 40px 0 8px; font-size: 20px }
        h3 { margin: 20px 0 6px; font-size: 15px }
        h3 small { color: var(--muted); font-weight: 400 }
        p { margin: 6px 0; max-width: 76ch }
        header p, .origin { color: var(--muted) }
        a { color: var(--link) }
        .warning { padding: 10px 14px; border-radius: 8px; background: var(--odd-paper); color: var(--odd) }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        .wide { overflow-x: auto }
        .wide:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px }
        table { border-collapse: collapse; font-size: 14px }
        th, td { padding: 5px 12px; border-bottom: 1px solid var(--faint); text-align: left; white-space: nowrap }
        thead th { color: var(--muted); font-weight: 500; border-bottom-color: var(--edge); vertical-align: bottom }
        tbody th { font-weight: 500; max-width: 26ch; overflow: hidden; text-overflow: ellipsis }
        td { max-width: 32ch; overflow: hidden; text-overflow: ellipsis }
        th.number, td.number { text-align: right }
        .final { font-weight: 650 }
        .whole { color: var(--good) }
        td.notBuilt, td.refused, td.internalError { color: var(--bad) }

        .spread { display: flex; gap: 6px; margin: 16px 0 0; padding: 0; list-style: none; max-width: 820px }
        .spread li { flex: 1; display: flex; flex-direction: column; align-items: center; font-size: 12px }
        .spread .count { height: 18px; font-weight: 600 }
        .spread .bar {
          display: block; width: 100%; height: calc(var(--part) * 1.1px); min-height: 1px; border-radius: 3px 3px 0 0;
          background: var(--bar);
        }
        .spread li { justify-content: flex-end; height: 164px }
        .spread .range { margin-top: 6px; color: var(--muted); white-space: nowrap; font-size: 11px }

        .matrix { border-collapse: separate; border-spacing: 2px }
        .matrix th, .matrix td { border: 0 }
        .matrix .tasks th {
          padding: 0 0 0 4px; border-left: 2px solid var(--edge); color: var(--ink); font-size: 12px; max-width: 0;
        }
        .matrix .tasks span { display: block; overflow: hidden; text-overflow: ellipsis }
        .matrix .names th:not(:first-child) { padding: 0; height: 250px; width: 26px; min-width: 26px; position: relative }
        .matrix .names span {
          position: absolute; bottom: 4px; left: 50%; transform-origin: 0 50%; transform: rotate(-90deg);
          width: 244px; overflow: hidden; text-overflow: ellipsis; font-size: 12px;
        }
        .matrix tbody td { padding: 2px 0; width: 26px; text-align: center; border-radius: 4px; font-size: 13px }
        .matrix tfoot td { padding: 4px 0; text-align: center; color: var(--muted); font-size: 12px }
        .matrix tfoot th { color: var(--muted); font-weight: 400 }
        .matrix th[scope=row] { position: sticky; left: 0; background: var(--paper) }
        td.passed { background: var(--good-paper); color: var(--good) }
        td.failed { background: var(--bad-paper); color: var(--bad) }
        td.error { background: var(--odd-paper); color: var(--odd) }
        span.failed { color: var(--bad) } span.error { color: var(--odd) }

        details { border: 1px solid var(--edge); border-radius: 8px; margin: 8px 0; padding: 0 16px }
        details[open] { padding-bottom: 16px }
        details:target { border-color: var(--bar) }
        summary { padding: 9px 0; cursor: pointer; overflow-wrap: anywhere }
        summary .number { float: right; margin-left: 16px; color: var(--muted) }
        summary .word { margin-left: 8px; color: var(--bad) }
        pre {
          margin: 0; padding: 12px 14px; border-radius: 6px; background: var(--faint); overflow-x: auto;
          font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap;
          overflow-wrap: anywhere;
        }
        @media (max-width: 640px) { main { padding: 24px 16px 40px } .spread .range { font-size: 9px } }
        @media print { main { max-width: none; padding: 0 } .wide { overflow: visible } }
        """
}
