package bellwether.frontend.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.NpmPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads the page's modules as the TypeScript compiler does: every name that is used is there, and
/// every module exports what others import of it.
final class PageScriptsTest {
    /// Unknown names, modules and exports, and what cannot be parsed; its opinions on types are
    /// left out, as the scripts have none.
    private static final Pattern FAULT =
            Pattern.compile(
                    "error TS(1\\d{3}|2304|2305|2307|2393|2440|2451|2552|2588|2613|2614|2724|18004):");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");

    private static final Map<String, String> STANDS_FOR =
            Map.of(
                    "vendor/preact.d.ts",
                    "export const h: any, html: any, render: any, createContext: any, useState:"
                            + " any, useEffect: any, useLayoutEffect: any, useRef: any, useMemo: any,"
                            + " useCallback: any, useContext: any; export class Component { props: any;"
                            + " state: any; setState(by: any): void }",
                    "vendor/uplot.d.ts",
                    "declare const uPlot: any; export default uPlot;");

    @Test
    void everyNameIsThere(@TempDir Path folder) throws Exception {
        NpmPackages compiler = NpmPackages.install("tsc", "typescript@7.0.2");
        write(folder);
        String output = compiler.run(check(folder), "");
        List<String> faults = output.lines().filter(line -> FAULT.matcher(line).find()).toList();
        assertEquals(List.of(), faults, output);
    }

    private static String check(Path folder) {
        return """
        const { spawnSync } = require('node:child_process');
        const { stdout, stderr } = spawnSync('./node_modules/.bin/tsc', ['--noEmit', '--allowJs', '--checkJs', '--strict', 'false',
          '--target', 'es2024', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2024,dom,dom.iterable',
          '--skipLibCheck', '%s/app.js'], { encoding: 'utf8' });
        console.log(stdout + stderr);
        """
                .formatted(folder);
    }

    private static void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file :
                new PageSource(PageScriptsTest.class.getClassLoader()).read().entrySet()) {
            if (file.getKey().endsWith(".js") && !file.getKey().startsWith("vendor/")) {
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                // comments are for people, and no types either
                put(folder, file.getKey(), COMMENT.matcher(text).replaceAll(""));
            }
        }
        for (Map.Entry<String, String> file : STANDS_FOR.entrySet()) {
            put(folder, file.getKey(), file.getValue());
        }
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
