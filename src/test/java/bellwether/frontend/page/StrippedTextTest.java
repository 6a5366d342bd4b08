package bellwether.frontend.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.NpmPackages;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class StrippedTextTest {
    private static String script(String... lines) {
        return StrippedText.ofScript(String.join("\n", lines));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    @Test
    void commentsAndIndentationGoAndLinesKeepTheirNumbers() {
        assertEquals(
                lines("", "const a=1;", "", "", "", "b( c);", "return a", "+ 1;", ""),
                script(
                        "// what it is",
                        "  const a = 1;   // one",
                        "/** Of two",
                        " *  lines",
                        " */",
                        "\tb(/* which */c);",
                        "  return a",
                        "    + 1;",
                        ""));
    }

    @Test
    void whatIsQuotedStays() {
        for (String text :
                List.of(
                        "const url='http://a//b';const two=\"/* no */\";const it='it\\'s //"
                                + " this';",
                        lines(
                                "const text=`  // no",
                                "    /* no */  ${a?`  // ${b}",
                                "  `:'//'}   ",
                                "  end`;"),
                        "const text=`${[{a:{b:1}}].map(x=>`  //${x}`)}  //`;",
                        "const found=/[/'\"`]\\/\\/[^\\]/]/.test(a);const half=a / 2 / 3;",
                        "if(a)return /`/g;const b=[/\"/,/'/];const share=(a)/ b.c[0]" + "/ 2;")) {
            assertEquals(text, StrippedText.ofScript(text));
        }
        assertEquals(
                "a { b: url(\"//c\") }\n\nd { e: '/* f */' }",
                StrippedText.ofStyle("a { b: url(\"//c\") }\n/* a note */\n  d { e: '/* f */' }"));
    }

    @Test
    void theIndentationOfTemplatesOfHtmlGoes() {
        assertEquals(
                lines("return html`<p>", "${a?html`<b>", "x</b>`:`", "  y`}", "z  </p>`;"),
                script(
                        "  return html`<p>",
                        "      ${a ? html`<b>",
                        "        x</b>` : `",
                        "  y`}",
                        "    z  </p>`;"));
    }

    @Test
    void whatIsNotClosedIsKeptToItsEnd() {
        for (String text : List.of("'a", "`a ${b", "/a", "a /* b", "}", "`", "\\")) {
            assertTrue(text.startsWith(StrippedText.ofScript(text).strip()), text);
        }
    }

    /// Every script of the page, read by a parser: the same signs in the same lines, the
    /// indentation of templates aside.
    @Test
    void scriptsHaveTheSameTokensInTheSameLines() throws Exception {
        NpmPackages parser = NpmPackages.install("acorn", "acorn@8.15.0");
        List<List<String>> pairs = new ArrayList<>();
        SortedMap<String, byte[]> sources = new PageSource(getClass().getClassLoader()).read();
        sources.forEach((name, bytes) -> {
            if (name.endsWith(".js") && !name.startsWith("vendor/")) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                pairs.add(List.of(name, text, StrippedText.ofScript(text)));
            }
        });
        assertTrue(pairs.size() > 40);
        assertEquals("[]", parser.run(COMPARISON, new ObjectMapper().writeValueAsString(pairs)));
    }

    private static final String COMPARISON =
            """
            const acorn = require('acorn');
            const tokens = (text) => [...acorn.tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true })]
              .map((token) => `${token.loc.start.line} ${token.type.label} ${token.type.label === 'template' ? token.value.replace(/\\n[ \\t]+/g, '\\n') : token.value?.pattern ?? token.value}`);
            const faults = [];
            for (const [name, text, stripped] of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
              const [before, after] = [tokens(text), tokens(stripped)];
              const at = before.findIndex((token, i) => token !== after[i]);
              if (at >= 0 || before.length !== after.length) faults.push(`${name}: ${before[at]} became ${after[at]}`);
              if (stripped.length >= text.length) faults.push(`${name} is no shorter`);
            }
            console.log(JSON.stringify(faults));
            """;
}
