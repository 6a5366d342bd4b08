package bellwether.platform.document;

import bellwether.platform.drawing.MarkupWriter;
import java.util.List;

/// A document as one HTML file: no scripts, no outside calls, dark or light as the reader's system
/// is, and printable.
public final class SheetPage {
    private final SheetWriter writer;
    private final SheetStyle style;

    public SheetPage(SheetWriter writer, SheetStyle style) {
        this.writer = writer;
        this.style = style;
    }

    /// The whole file.
    ///
    /// @param title for the window
    /// @param content writes what is in it, from the heading on
    /// @param foot stands below all of it, on paper only; nothing where it is empty
    public String of(String title, Runnable content, String foot) {
        MarkupWriter out = writer.out();
        out.open("html", "lang", "en");
        head(out, title);
        out.open("body").open("main").line();
        content.run();
        notes(out);
        if (!foot.isEmpty()) {
            out.element("p", foot, "class", "paper hint").line();
        }
        out.close().close().close();
        return "<!DOCTYPE html>\n" + out + "\n";
    }

    private void head(MarkupWriter out, String title) {
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", style.policy())
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.empty("meta", "name", "referrer", "content", "no-referrer");
        out.empty("meta", "name", "robots", "content", "noindex").line();
        out.element("title", title);
        out.style(style.css()).close().line();
    }

    private void notes(MarkupWriter out) {
        List<String> reasons = writer.notes();
        if (reasons.isEmpty()) {
            return;
        }
        writer.section(
                "Why figures are absent",
                "notes",
                () -> {
                    out.open("ol", "class", "notes").line();
                    for (int i = 0; i < reasons.size(); i++) {
                        out.element("li", reasons.get(i), "id", "note-" + (i + 1)).line();
                    }
                    out.close().line();
                });
    }
}
