package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class RootCauseTest {
    @Test
    void theInnermostOfSeveralIsTheCause() {
        IOException root = new IOException("connection reset");
        Throwable fault =
                new IllegalStateException("outer", new SQLException("insert … values", root));
        assertSame(root, RootCause.of(fault));
        assertEquals("IOException: connection reset", RootCause.line(fault));
    }

    @Test
    void aFaultWithoutACauseIsItsOwn() {
        Throwable fault = new SQLException("no");
        assertSame(fault, RootCause.of(fault));
    }

    @Test
    void onlyTheFirstLineOfItsMessageIsShown() {
        assertEquals(
                "SQLException: ERROR: duplicate key",
                RootCause.line(new SQLException("ERROR: duplicate key\n  Detail: (1, secret)")));
        assertEquals(
                "SQLException: a b",
                RootCause.line(new SQLException("a\u0085b")),
                "no other line separator ends it unseen");
    }

    @Test
    void aFaultWithoutAMessageIsNamedByItsClass() {
        assertEquals("IOException: null", RootCause.line(new IOException((String) null)));
        assertEquals("IOException: ", RootCause.line(new IOException("")));
    }

    @Test
    void aLineIsThreeHundredCharactersAtMost() {
        String line = RootCause.line(new IOException("x".repeat(1_000)));
        assertEquals(301, line.length());
        assertEquals("IOException: " + "x".repeat(287) + "…", line);
    }
}
