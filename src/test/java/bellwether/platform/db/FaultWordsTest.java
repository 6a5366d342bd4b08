package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultWordsTest {
    @ParameterizedTest
    @CsvSource({
        "08006, the database did not respond",
        "40P01, other work in the database was in the way",
        "53100, the database's disk is full",
        "57014, 'the database stopped a statement, most likely at its time limit'",
        "23505, the database rejected a statement (23505); the log has the reason"
    })
    void noStatementAndNoValueIsShown(String state, String words) {
        SQLException cause = new SQLException("Key (owner)=(ann) already exists", state);
        assertEquals(
                words,
                FaultWords.of(
                        new IllegalStateException(
                                "[statement:\"insert into t values (7)\"]", cause)));
    }

    @Test
    void otherFaultsSpeakForThemselves() {
        assertEquals("no bars", FaultWords.of(new IllegalStateException("no bars")));
        assertEquals("internal error: StackOverflowError", FaultWords.of(new StackOverflowError()));
    }
}
