package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages of lists, of which one row more than shown is read.
final class PageTest {
    private static Cursor after(String row) {
        return Cursor.of("rows", row);
    }

    @Test
    void aRowTooManyPointsToTheNextPageFromTheLastOneShown() {
        ContextFake request = new ContextFake().asking("limit=2&search=a%26b&cursor=old");
        Page<String> page = Page.of(request.context(), 2, List.of("a", "b", "c"), PageTest::after);
        String next = "/things?cursor=%s&limit=2&search=a%%26b".formatted(after("b").encode());
        assertEquals(new Page<>(List.of("a", "b"), next), page);
        assertEquals(Map.of("Link", "<" + next + ">; rel=\"next\""), request.answered());
    }

    @Test
    void theNextPageIsAsLargeThoughNoLimitWasAskedFor() {
        ContextFake request = new ContextFake();
        Page<String> page =
                Page.of(
                        request.context(),
                        "/jobs/7/results",
                        1,
                        List.of("a", "b"),
                        PageTest::after);
        assertEquals(
                "/jobs/7/results?cursor=%s&limit=1".formatted(after("a").encode()), page.next());
    }

    /// As where a connection broke behind the first of two reads.
    @Test
    void aReadThatIsDoneAgainLinksToTheNextPageOnce() {
        ContextFake request = new ContextFake().asking("limit=1");
        Responses.link(request.context(), "/things/about", "about");
        for (int tries = 0; tries < 2; tries++) {
            Page.of(request.context(), 1, List.of("a", "b"), PageTest::after);
        }
        assertEquals(
                "</things/about>; rel=\"about\", </things?cursor=%s&limit=1>; rel=\"next\""
                        .formatted(after("a").encode()),
                request.answered().get("Link"));
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        ContextFake request = new ContextFake();
        assertEquals(
                Page.whole(List.of("a", "b")),
                Page.of(request.context(), 2, List.of("a", "b"), PageTest::after));
        assertEquals(Map.of(), request.answered());
    }

    @Test
    void anEnvelopeAlwaysSaysWhetherThereIsMore() {
        assertEquals(
                "{\"items\":[\"a\"],\"next\":null,\"has_more\":false}",
                Json.write(Page.whole(List.of("a"))));
        assertEquals(
                "{\"items\":[\"A\"],\"next\":\"/things?cursor=x\",\"has_more\":true}",
                Json.write(
                        new Page<>(List.of("a"), "/things?cursor=x")
                                .map(row -> row.toUpperCase(java.util.Locale.ROOT))));
    }

    private record Counted(int behind, @JsonUnwrapped Page<String> page) {}

    @Test
    void whatElseAListSaysStandsBesideItsItems() {
        assertEquals(
                "{\"behind\":3,\"items\":[],\"next\":null,\"has_more\":false}",
                Json.write(new Counted(3, Page.whole(List.of()))));
    }

    @Test
    void linksAreAddedToThoseThatAreThere() {
        ContextFake request = new ContextFake();
        Responses.link(request.context(), "/a", "results");
        Responses.link(request.context(), "/b", "events");
        assertEquals("</a>; rel=\"results\", </b>; rel=\"events\"", request.answered().get("Link"));
    }
}
