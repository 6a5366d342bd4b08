package bellwether.platform.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class MarkupWriterTest {
    @Test
    void textAndAttributesAreEscaped() {
        assertEquals(
                "<p class=\"&quot;&gt;&lt;\">&lt;b&gt; &amp; &#39;x&#39;</p>",
                new MarkupWriter().element("p", "<b> & 'x'", "class", "\"><").toString());
    }

    /// What turns the order of reading would show another name than the one that is there.
    @Test
    void whatCannotBeShownIsReplaced() {
        assertEquals(
                "<p>a\ufffdb\ufffdc\ufffdd\ufffd</p>",
                new MarkupWriter().element("p", "a\u0000b\u202ec\ud800d\u2066").toString());
        assertEquals(
                "<p>\ud83d\ude00\n\tü</p>",
                new MarkupWriter().element("p", "\ud83d\ude00\n\tü").toString());
    }

    @Test
    void anElementThatIsNotClosedIsAFault() {
        MarkupWriter writer = new MarkupWriter().open("p");
        assertThrows(IllegalStateException.class, writer::toString);
        MarkupWriter styled = new MarkupWriter();
        assertThrows(IllegalArgumentException.class, () -> styled.style("a</style>"));
    }
}
