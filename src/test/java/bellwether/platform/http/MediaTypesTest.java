package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which form `Accept` asks for (RFC 9110, 12.5.1).
final class MediaTypesTest {
    private static final List<MediaTypes> BOTH = List.of(MediaTypes.JSON, MediaTypes.CSV);

    private static MediaTypes chosen(String accept) {
        return MediaTypes.of(ContextFake.header("Accept", accept), BOTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | JSON",
                "text/csv | CSV",
                "TEXT/CSV | CSV",
                "text/* | CSV",
                "*/* | JSON",
                "' ' | JSON",
                // of two of the same quality, the one by name
                "*/*, text/csv | CSV",
                "text/csv, application/json | JSON",
                // quality goes before order
                "application/json;q=0.5, text/csv | CSV",
                "application/json;q=0.5, text/csv;q=0.4 | JSON",
                "text/csv; header=present; q=0.9, application/json;q=0.8 | CSV",
                // the most exact range decides, whatever the others say
                "application/json;q=0, */* | CSV",
                "*/*;q=0.1, application/json;q=0 | CSV",
                // what is no quality is none
                "application/json;q=2, text/csv;q=0.1 | CSV",
                "application/json;q=0.1234, text/csv;q=0.1 | CSV",
                "text/html, application/xhtml+xml, */*;q=0.8 | JSON",
            })
    void theBestFormIsChosen(String accept, MediaTypes form) {
        assertEquals(form, chosen(accept));
    }

    @Test
    void rangesMayComeInSeveralLines() {
        assertEquals(
                MediaTypes.CSV,
                MediaTypes.of(ContextFake.header("Accept", "text/html", "text/csv"), BOTH));
    }

    @Test
    void withoutAcceptItIsTheFirst() {
        assertEquals(MediaTypes.JSON, MediaTypes.of(ContextFake.query(""), BOTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0, text/csv;q=0.0", "image/*", "json"})
    void whatIsNotOfferedIsRefusedWithWhatIs(String accept) {
        Refusal refusal = assertThrows(Refusal.class, () -> chosen(accept));
        assertEquals(406, Statuses.of(refusal));
        assertEquals(
                "Available as application/json or text/csv, not as " + accept + ".",
                refusal.detail());
    }

    @Test
    void aFormThatIsNotOfferedHereIsNotGiven() {
        assertThrows(Refusal.class, () -> chosen("application/vnd.apache.parquet, text/csv;q=0"));
    }
}
