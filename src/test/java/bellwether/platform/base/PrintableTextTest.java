package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PrintableTextTest {
    @Test
    void nothingUnseenIsLeftInALine() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int kind = Character.getType(c);
            boolean unseen =
                    kind == Character.CONTROL
                            || kind == Character.FORMAT
                            || kind == Character.LINE_SEPARATOR
                            || kind == Character.PARAGRAPH_SEPARATOR;
            String text = "a" + Character.toString(c) + "b";
            assertEquals(
                    unseen ? "a b" : text, PrintableText.line(text), "U+" + Integer.toHexString(c));
        }
    }

    @Test
    void aPathIsPlainAscii() {
        assertEquals("/a%20%C3%A9%7Fb%41", PrintableText.path("/a é\u007fb%41"));
    }

    @Test
    void aLongValueIsNotCutWithinACharacter() {
        String cut = Quoted.text("x".repeat(79) + "😀".repeat(9));
        assertTrue(cut.endsWith("x…"), cut);
    }
}
