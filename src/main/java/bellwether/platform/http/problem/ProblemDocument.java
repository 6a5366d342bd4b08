package bellwether.platform.http.problem;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Statuses;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A problem document (RFC 9457). `code` is for programs, `detail` for people, `errors` names every
/// broken rule, `type` leads to what the code means. The time is always as long, so that HEAD can
/// say how long the body of GET would be.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        String timestamp,
        List<Fault> errors) {

    static final String CONTENT_TYPE = "application/problem+json";

    /// The page that lists every code, at the place of one.
    private static final String CODES = "/docs/problems#";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public static ProblemDocument of(
            Refusal refusal, String instance, String requestId, Instant now) {
        int status = Statuses.of(refusal);
        return new ProblemDocument(
                CODES + refusal.code(),
                HttpStatus.forStatus(status).getMessage(),
                status,
                refusal.detail(),
                instance,
                refusal.code(),
                requestId,
                TIME.format(now),
                refusal.faults());
    }
}
