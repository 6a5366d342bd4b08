package bellwether;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What a person does with a view: looks, clicks, fills in, drags with a mouse or a finger.
final class PageUser implements AutoCloseable {
    final ChromiumTab tab;

    private PageUser(ChromiumTab tab) {
        this.tab = tab;
    }

    static PageUser open(Chromium browser, int port, String path, int width) {
        ChromiumTab tab = browser.open();
        tab.size(width, width < 600 ? 844 : 900);
        tab.go("http://127.0.0.1:" + port + path);
        assertTrue(tab.becomes("document.querySelector('main h1')"), path);
        return new PageUser(tab);
    }

    void sees(String text) {
        assertTrue(
                tab.becomes("document.body.innerText.includes(%s)".formatted(quoted(text))),
                () -> text + " is not in: " + tab.eval("document.querySelector('main').innerText"));
    }

    void click(String text) {
        String one =
                "[...document.querySelectorAll('main button, main summary, main a')].find((one) =>"
                        + " !one.disabled && one.textContent.includes(%s))".formatted(quoted(text));
        assertTrue(tab.becomes(one), text);
        tab.eval(one + ".click()");
    }

    /// Types into a field or chooses of a list.
    void fill(String selector, String value) {
        String field = "document.querySelector(%s)".formatted(quoted(selector));
        assertTrue(tab.becomes(field), selector);
        tab.eval(
                """
                (() => {
                  const field = %s;
                  field.value = %s;
                  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
                })()
                """
                        .formatted(field, quoted(value)));
    }

    /// Chooses files for the field that takes them.
    ///
    /// @param contents of each as Base64, by its name
    void choose(Map<String, String> contents) {
        assertTrue(tab.becomes("document.querySelector('input[type=file]')"));
        contents.forEach((name, base64) ->
                tab.eval(
                        """
                        (() => {
                          const input = document.querySelector('input[type=file]');
                          const files = new DataTransfer();
                          files.items.add(new File([Uint8Array.from(atob('%s'), (c) => c.charCodeAt(0))], '%s'));
                          input.files = files.files;
                          input.dispatchEvent(new Event('change', { bubbles: true }));
                        })()
                        """
                                .formatted(base64, name)));
    }

    /// Presses a mouse button on one element, moves to another and stays there.
    void drag(String from, String to) {
        for (Point at : List.of(middle(from), middle(to))) {
            mouse("mouseMoved", at);
            if (at.equals(middle(from))) {
                mouse("mousePressed", at);
            }
        }
    }

    void drop(String at) {
        mouse("mouseReleased", middle(at));
    }

    private void mouse(String type, Point at) {
        tab.call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        at.x,
                        "y",
                        at.y,
                        "button",
                        "left",
                        "buttons",
                        1,
                        "clickCount",
                        1));
    }

    /// Moves a finger from one element to another, and lifts it.
    void swipe(String from, String to) {
        Point begin = middle(from);
        Point end = middle(to);
        touch("touchStart", List.of(begin.shown()));
        for (int step = 1; step <= 4; step++) {
            double part = step / 4.0;
            Point now =
                    new Point(
                            begin.x + (end.x - begin.x) * part, begin.y + (end.y - begin.y) * part);
            touch("touchMove", List.of(now.shown()));
        }
        touch("touchEnd", List.of());
    }

    private void touch(String type, List<Map<String, Double>> points) {
        tab.call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    private record Point(double x, double y) {
        Map<String, Double> shown() {
            return Map.of("x", x, "y", y);
        }
    }

    private Point middle(String selector) {
        JsonNode box =
                tab.eval(
                        "(() => { const { x, y, width, height } = document.querySelector(%s).getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()"
                                .formatted(quoted(selector)));
        return new Point(box.get(0).asDouble(), box.get(1).asDouble());
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    @Override
    public void close() {
        tab.close();
    }
}
