/// The one style of all pages: system fonts, light and dark, one column down to 320 pixels, and paper.
///
/// Colours are named here alone; a test computes the contrast of every ink on every ground (WCAG 2.1, 1.4.3: 4.5 to 1).
enum PageStyle {
    static let text = """

        :root {
          color-scheme: light dark;
          --ground: #ffffff; --panel: #f3f5f7; --line: #c3cbd3;
          --ink: #1a2129; --quiet: #4b5763; --good: #0b5a35; --bad: #9c1320; --unsure: #6a4800; --focus: #0b57a4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14181d; --panel: #1f252c; --line: #475361;
            --ink: #e8ecf0; --quiet: #b3bdc8; --good: #7fd6a4; --bad: #ff9d9d; --unsure: #efc26a; --focus: #8cc4ff;
          }
        }
        * { box-sizing: border-box; }
        html { background: var(--ground); color: var(--ink); font: 100%/1.55 system-ui, Segoe UI, Roboto, sans-serif; }
        body { margin: 0 auto; max-width: 53rem; padding: 1.5rem 1.25rem 3rem; overflow-wrap: anywhere; }
        body.wide { max-width: 84rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.5rem 0 1.25rem; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 0.75rem; }
        h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
        p, ul { margin: 0 0 0.9rem; max-width: 42rem; }
        ul { padding-left: 1.25rem; }
        li { margin: 0.2rem 0; }
        code { font: 0.9em/1.5 ui-monospace, SFMono-Regular, Consolas, DejaVu Sans Mono, monospace; }
        dl { margin: 0 0 1rem; border-top: 1px solid var(--line); }
        dl > div {
          display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0.1rem 1rem;
          padding: 0.45rem 0; border-bottom: 1px solid var(--line);
        }
        dt { color: var(--quiet); }
        dd { margin: 0; grid-column: 2; }
        .line { display: block; }
        .verdict, .caution {
          background: var(--panel); border-left: 0.3rem solid var(--quiet); border-radius: 0.2rem;
          padding: 0.9rem 1.1rem; margin: 0 0 1.25rem; max-width: none;
        }
        .verdict strong { display: block; font-size: 1.15rem; letter-spacing: 0.02em; }
        .verdict.good { border-color: var(--good); }
        .verdict.bad { border-color: var(--bad); }
        .verdict.unsure, .caution { border-color: var(--unsure); }
        .good > strong, .line.good { color: var(--good); }
        .bad > strong, .line.bad { color: var(--bad); }
        .unsure > strong, .line.unsure { color: var(--unsure); }
        .line.open { color: var(--quiet); }
        .line.good, .line.bad, .line.unsure { font-weight: 600; }
        .line.good, .line.bad, .line.unsure, .line.open { white-space: nowrap; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; font-size: 0.94rem; overflow-wrap: break-word; }
        caption, .long { overflow-wrap: anywhere; }
        caption { text-align: left; font-weight: 600; padding: 0.25rem 0 0.5rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); }
        thead th { color: var(--quiet); font-weight: 600; border-bottom-width: 2px; }
        tbody th { font-weight: 600; }
        figure { margin: 0 0 1rem; }
        svg { display: block; width: 100%; height: auto; max-width: 60rem; }
        svg rect { fill: var(--panel); stroke: var(--quiet); }
        svg rect.bar { fill: var(--quiet); fill-opacity: 0.4; stroke: none; }
        svg path.target { fill: none; stroke: var(--ink); stroke-width: 3; stroke-dasharray: 5 3; }
        svg text { fill: var(--ink); font-size: 15px; }
        .arrow path { fill: none; stroke: var(--focus); }
        .arrow polygon { fill: var(--focus); }
        .filters { display: grid; gap: 0.5rem; margin: 0 0 1.25rem; }
        fieldset { border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.3rem 0.8rem 0.5rem; margin: 0; min-width: 0; }
        legend { font-weight: 600; padding: 0 0.3rem; }
        fieldset label { display: inline-block; margin: 0.2rem 1rem 0.2rem 0; min-height: 1.5rem; }
        footer { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 1px solid var(--line); color: var(--quiet); }
        footer p { margin: 0 0 0.3rem; font-size: 0.9rem; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        @media screen and (max-width: 44rem) {
          body { padding: 1rem 1rem 2rem; }
          h1 { font-size: 1.4rem; }
          dl > div { grid-template-columns: minmax(0, 1fr); }
          dd { grid-column: 1; }
        }
        @media screen and (max-width: 44rem) {
        \(stacked(""))
        }
        @media screen and (max-width: 70rem) {
        \(stacked(".wide "))
        }
        @media print {
          :root {
            color-scheme: light;
            --ground: #ffffff; --panel: #ffffff; --line: #8a8a8a;
            --ink: #000000; --quiet: #333333; --good: #000000; --bad: #000000; --unsure: #000000; --focus: #000000;
          }
          @page { margin: 18mm 16mm; }
          html { font-size: 10.5pt; }
          body { max-width: none; padding: 0; }
          h1, h2, h3, caption, dt { break-after: avoid; }
          tr, dl > div, .verdict, .caution { break-inside: avoid; }
          thead { display: table-header-group; }
          .filters { display: none; }
          .wide table { font-size: 0.8rem; overflow-wrap: anywhere; }
        }

        """

    /// Rows as blocks, each cell below the name of its column, for the tables below a selector.
    private static func stacked(_ below: String) -> String {
        let blocks = ["table", "caption", "tbody", "tr", "th", "td"].map { below + $0 }.joined(separator: ", ")
        return """
              \(blocks) { display: block; }
              \(below)thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              \(below)tr { border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.5rem 0.8rem; margin: 0 0 0.75rem; }
              \(below)th, \(below)td { border: 0; padding: 0.2rem 0; overflow-wrap: anywhere; }
              \(below)td[data-label]::before, \(below)tbody th::before {
                content: attr(data-label); display: block;
                color: var(--quiet); font-size: 0.85rem; font-weight: 400;
              }
            """
    }
}
