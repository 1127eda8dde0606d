import CaseModel
import AuditReporting
import ConsentRecording
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@Suite("Style and policy of the pages")
struct StyleTests {
    private static func style() throws -> (html: String, style: String) {
        let html = try Fixture.tables().page(language: .english).html()
        return (html, String(try #require(html.firstMatch(of: /(?s)<style>(.*?)<\/style>/)).1))
    }

    /// Content Security Policy Level 3, section 6.7.3: the digest is over the text between the tags.
    @Test func policyNamesTheStyleAndForbidsTheRest() throws {
        let (html, style) = try Self.style()
        let digest = Data(try SHA256.hash(Array(style.utf8)).bytes).base64EncodedString()
        #expect(
            html.contains(
                "content=\"default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'\""))
    }

    @Test func aDigestThatFailsIsOfTheSurroundings() {
        let fault = ReportFault.digest(function: "EVP_Digest")
        #expect(fault.code == "report.failed" && fault.failureClass == .surroundings)
        #expect(fault.message.hasSuffix("EVP_Digest failed"))
    }

    @Test func theStyleIsThatOfEveryPage() throws {
        let style = try Self.style().style
        for (name, page) in try Fixture.pages() {
            #expect(try page.html().contains("<style>\(style)</style>"), "\(name)")
        }
    }

    /// WCAG 2.1, success criterion 1.4.3, for every ink on every ground, in light, dark and print.
    @Test func everyInkIsReadableOnEveryGround() throws {
        let style = try Self.style().style
        let schemes = style.matches(of: /:root \{([^}]*)\}/).map { String($0.1) }
        #expect(schemes.count == 3)
        for scheme in schemes {
            let colours = Dictionary(
                uniqueKeysWithValues: scheme.matches(of: /--([a-z]+): (#[0-9a-f]{6});/).map {
                    (String($0.1), String($0.2))
                })
            for ground in ["ground", "panel"] {
                for ink in ["ink", "quiet", "good", "bad", "unsure", "focus"] {
                    let contrast = try Self.contrast(#require(colours[ink]), #require(colours[ground]))
                    #expect(contrast >= 4.5, "\(ink) on \(ground): \(contrast)")
                }
            }
        }
        #expect(style.ranges(of: /#[0-9a-f]{3,6}/).count == 9 * 3, "no colour has another place")
    }

    @Test func contrastIsComputedAsTheGuidelinesSay() throws {
        #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.01)
        #expect(abs(try Self.contrast("#777777", "#ffffff") - 4.48) < 0.01)
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let (first, second) = (try luminance(one), try luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private static func luminance(_ colour: String) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let channels = [16, 8, 0].map { shift -> Double in
            let channel = Double(value >> shift & 255) / 255
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// A triple mustache or an ampersand would let text through unescaped, and a template without the house's content
    /// type would escape by graphemes.
    @Test func noTemplateLetsTextThrough() throws {
        let folder = PackageFiles.path("Sources/AuditReporting")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        #expect(files.count > 10)
        var templates = 0
        for file in files {
            let text = try PackageFiles.text("Sources/AuditReporting/\(file)")
            for banned in ["{{{", "{{&", "{{ &", "{{=", "TEXT}}"] { #expect(!text.contains(banned), "\(file)") }
            templates += text.ranges(of: "{{% CONTENT_TYPE:\\(PageEscaping.name)}}<!DOCTYPE html>").count
            if file != "Page/PageTemplate.swift" { #expect(!text.contains("MustacheTemplate("), "\(file)") }
        }
        #expect(templates == 1)
    }
}
