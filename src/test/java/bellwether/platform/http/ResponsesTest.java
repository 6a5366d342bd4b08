package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages of lists, of which one row more than shown is read.
final class ResponsesTest {
    private static Cursor after(String row) {
        return Cursor.of("rows", row);
    }

    @Test
    void aRowTooManyPointsToTheNextPageFromTheLastOneShown() {
        ContextFake request = new ContextFake().asking("limit=2&search=a%26b&cursor=old");
        List<String> page =
                Responses.page(request.context(), 2, List.of("a", "b", "c"), ResponsesTest::after);
        assertEquals(List.of("a", "b"), page);
        assertEquals(
                Map.of(
                        "Link",
                        "</things?cursor=%s&limit=2&search=a%%26b>; rel=\"next\""
                                .formatted(after("b").encode())),
                request.answered());
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        ContextFake request = new ContextFake();
        assertEquals(
                List.of("a", "b"),
                Responses.page(request.context(), 2, List.of("a", "b"), ResponsesTest::after));
        assertEquals(Map.of(), request.answered());
    }

    @Test
    void aListMayGoOnAtAnotherPath() {
        ContextFake request = new ContextFake();
        Responses.next(request.context(), "/api/v1/jobs/7/results", after("x"));
        assertEquals(
                "</api/v1/jobs/7/results?cursor=%s>; rel=\"next\"".formatted(after("x").encode()),
                request.answered().get("Link"));
    }
}
