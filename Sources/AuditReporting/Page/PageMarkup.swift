/// The template's text. Only house constants stand in it: the style, and the digest of the style.
enum PageMarkup {
    /// The markup of a page; `ownStyle` is a style of the page's own and its digest, nil where it has none.
    static func page(styleDigest: String, ownStyle: (text: String, digest: String)? = nil) -> String {
        """
        {{% CONTENT_TYPE:\(PageEscaping.name)}}<!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy(styleDigests: [styleDigest] + (ownStyle.map { [$0.digest] } ?? [])))">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{{title}}</title>
        <style>\(PageStyle.text)</style>\(ownStyle.map { "\n<style>\($0.text)</style>" } ?? "")
        </head>
        <body{{#isWide}} class="wide"{{/isWide}}>
        <main>
        <h1>{{title}}</h1>
        {{#blocks}}
        \(blocks)
        {{/blocks}}
        </main>
        {{#hasClosing}}
        <footer>
        {{#closing}}
        <p>{{.}}</p>
        {{/closing}}
        </footer>
        {{/hasClosing}}
        </body>
        </html>

        """
    }

    static func policy(styleDigests: [String]) -> String {
        let sources = styleDigests.map { "'sha256-\($0)'" }.joined(separator: " ")
        return "default-src 'none'; style-src \(sources); base-uri 'none'; form-action 'none'"
    }

    private static let blocks = """
        {{#heading}}
        <h2>{{.}}</h2>
        {{/heading}}
        {{#subheading}}
        <h3>{{.}}</h3>
        {{/subheading}}
        {{#paragraph}}
        <p>{{.}}</p>
        {{/paragraph}}
        {{#caution}}
        <p class="caution">{{.}}</p>
        {{/caution}}
        {{#verdict}}
        <p class="verdict {{tone}}"><strong><span aria-hidden="true">{{symbol}}</span> {{word}}</strong> {{sentence}}</p>
        {{/verdict}}
        {{#list}}
        <ul>
        {{#items}}
        <li>{{.}}</li>
        {{/items}}
        </ul>
        {{/list}}
        {{#terms}}
        <dl>
        {{#items}}
        <div><dt>{{name}}</dt><dd>\(texts)</dd></div>
        {{/items}}
        </dl>
        {{/terms}}
        {{#table}}
        \(table)
        {{/table}}
        {{#picture}}
        \(picture)
        {{/picture}}
        {{#chart}}
        \(chart)
        {{/chart}}
        {{#filters}}
        \(filters)
        {{/filters}}
        """

    private static let chart = """
        <figure>
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{title}}. {{description}}">
        {{#bars}}
        <text x="{{labelEnd}}" y="{{baseline}}" text-anchor="end">{{label}}</text>\
        {{#shown}}<rect class="bar" x="{{left}}" y="{{top}}" width="{{barWidth}}" height="22"/>{{/shown}}\
        {{#target}}<path class="target" d="{{.}}"/>{{/target}}\
        <text x="{{wordsStart}}" y="{{baseline}}">{{words}}</text>
        {{/bars}}
        </svg>
        </figure>
        """

    private static let picture = """
        <figure>
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{title}}. {{description}}">
        {{#arrows}}
        <g class="{{arrowClass}}"><title>{{label}}</title><path d="{{path}}" stroke-width="{{weight}}"/>\
        <polygon points="{{head}}"/></g>
        {{/arrows}}
        {{#boxes}}
        <rect x="{{left}}" y="{{top}}" width="{{boxWidth}}" height="44" rx="6"/>\
        <text x="{{x}}" y="{{baseline}}" text-anchor="middle">{{label}}</text>
        {{/boxes}}
        </svg>
        </figure>
        """

    private static let filters = """
        <div class="filters">
        {{#groups}}
        <fieldset>
        <legend>{{legend}}</legend>
        <label><input type="radio" name="{{key}}" id="{{key}}-all" checked> {{all}}</label>
        {{#choices}}
        <label><input type="radio" name="{{key}}" id="{{id}}"> {{label}}</label>
        {{/choices}}
        </fieldset>
        {{/groups}}
        </div>
        """

    /// The roles repeat what the elements say, since narrow screens show rows as blocks and that takes the roles away.
    private static let table = """
        <table role="table">
        <caption>{{caption}}</caption>
        <thead role="rowgroup">
        <tr role="row">{{#columns}}<th scope="col" role="columnheader"{{#isLong}} class="long"{{/isLong}}>{{label}}</th>{{/columns}}</tr>
        </thead>
        <tbody role="rowgroup">
        {{#rows}}
        <tr role="row"{{#rowClass}} class="{{.}}"{{/rowClass}}>{{#lead}}<th scope="row" role="rowheader" data-label="{{label}}">\(texts)</th>{{/lead}}\
        {{#cells}}<td role="cell" data-label="{{label}}">\(texts)</td>{{/cells}}</tr>
        {{/rows}}
        {{^rows}}
        <tr role="row"><td role="cell" colspan="{{width}}">{{emptyNote}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        """

    private static let texts = """
        {{#texts}}<span class="line{{#tone}} {{.}}{{/tone}}{{#isLong}} long{{/isLong}}"{{#foreign}} lang="{{.}}"{{/foreign}}>\
        {{#symbol}}<span aria-hidden="true">{{.}}</span> {{/symbol}}\
        {{#isCode}}<code>{{text}}</code>{{/isCode}}{{^isCode}}{{text}}{{/isCode}}</span>{{/texts}}
        """
}
