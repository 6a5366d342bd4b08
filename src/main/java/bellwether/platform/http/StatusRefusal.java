package bellwether.platform.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refusal of the edge itself, which speaks of HTTP and chooses its status and headers.
public final class StatusRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    private StatusRefusal(
            int status,
            String code,
            String detail,
            List<Fault> faults,
            @Nullable Duration pause,
            Map<String, String> headers) {
        super(kind(status), code, detail, faults, pause);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    private static RefusalKind kind(int status) {
        return Statuses.kind(status)
                .orElse(status >= 500 ? RefusalKind.UNAVAILABLE : RefusalKind.INVALID);
    }

    public static StatusRefusal of(int status, String code, String detail) {
        return new StatusRefusal(status, code, detail, List.of(), null, Map.of());
    }

    /// The same, with a header of its answer.
    public StatusRefusal with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new StatusRefusal(status, code(), detail(), faults(), pause().orElse(null), more);
    }

    @Override
    public StatusRefusal retryAfter(Duration later) {
        return new StatusRefusal(status, code(), detail(), faults(), later, headers);
    }

    @Override
    public StatusRefusal saying(String words) {
        return new StatusRefusal(status, code(), words, faults(), pause().orElse(null), headers);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
