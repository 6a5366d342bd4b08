package bellwether.platform.base;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The caller's fault, said plainly. Thrown anywhere, answered once, as a problem document.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    private Refusal(
            int status,
            String code,
            String detail,
            List<Fault> faults,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(status, code, detail, List.of(), Map.of());
    }

    /// 422: understood, but some values break a rule. Lists every one of them.
    public static Refusal invalid(List<Fault> faults) {
        String detail =
                faults.size() == 1
                        ? faults.get(0).pointer() + " " + faults.get(0).detail()
                        : faults.size() + " values break a rule; see errors";
        return new Refusal(422, "invalid_request", detail.strip(), faults, Map.of());
    }

    public static Refusal invalid(String pointer, String detail) {
        return invalid(List.of(new Fault(pointer, detail)));
    }

    /// 404 for a thing that is not there, or that this caller may not see.
    public static Refusal notFound(String code, String detail) {
        return of(404, code, detail);
    }

    /// 409: the thing is in a state that forbids this.
    public static Refusal conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /// The same, saying when it makes sense to try again.
    public Refusal retryAfter(Duration pause) {
        return with("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
    }

    public Refusal with(String header, String value) {
        return new Refusal(status, code, detail, faults, Map.of(header, value));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Fault> faults() {
        return faults;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
