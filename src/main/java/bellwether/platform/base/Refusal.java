package bellwether.platform.base;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says plainly why something is not done. Thrown anywhere, answered once, as a problem document.
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RefusalKind kind;
    private final String code;
    private final String detail;
    private final transient List<Fault> faults;
    private final @Nullable Duration pause;

    protected Refusal(
            RefusalKind kind,
            String code,
            String detail,
            List<Fault> faults,
            @Nullable Duration pause) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.pause = pause;
    }

    /// A refusal of this kind.
    ///
    /// @param code for programs, such as `unknown_symbol`
    /// @param detail for people: what was wrong, and what would be right
    public static Refusal of(RefusalKind kind, String code, String detail) {
        return new Refusal(kind, code, detail, List.of(), null);
    }

    /// Understood, but some values break a rule. Lists every one of them.
    public static Refusal invalid(List<Fault> faults) {
        return invalidAs("invalid_request", faults);
    }

    /// The same with a code of its own, for values that programs are to tell from others.
    public static Refusal invalidAs(String code, List<Fault> faults) {
        String detail =
                faults.size() == 1
                        ? faults.get(0).pointer() + " " + faults.get(0).detail()
                        : faults.size() + " values are invalid; see errors";
        return new Refusal(RefusalKind.INVALID, code, detail.strip(), faults, null);
    }

    /// One value breaks a rule.
    public static Refusal invalid(String pointer, String detail) {
        return invalid(List.of(new Fault(pointer, detail)));
    }

    /// A thing that is not there, or that this caller may not see.
    public static Refusal notFound(String code, String detail) {
        return of(RefusalKind.NOT_FOUND, code, detail);
    }

    /// A thing that is not there under the id that was given, in the one wording for all things.
    ///
    /// @param thing what it would be, such as `strategy`
    /// @param typed the id as the caller gave it
    /// @param next where ids are found, such as `GET /api/v1/strategies lists yours`
    public static Refusal unknown(String code, String thing, String typed, String next) {
        return notFound(code, "Unknown %s %s. %s.".formatted(thing, Quoted.text(typed), next));
    }

    /// The thing is in a state that forbids this.
    public static Refusal conflict(String code, String detail) {
        return of(RefusalKind.CONFLICT, code, detail);
    }

    /// The same, saying when it makes sense to try again.
    public Refusal retryAfter(Duration later) {
        return new Refusal(kind, code, detail, faults, later);
    }

    /// The same in other words.
    public Refusal saying(String words) {
        return new Refusal(kind, code, words, faults, pause);
    }

    /// The same of one value of the request, which it names.
    public Refusal at(String pointer) {
        return new Refusal(
                kind, code, pointer + ": " + detail, List.of(new Fault(pointer, detail)), pause);
    }

    public RefusalKind kind() {
        return kind;
    }

    /// Whether the same may work later, without anybody changing it.
    public boolean isTransient() {
        return switch (kind) {
            case UNAVAILABLE, FULL -> true;
            case MALFORMED, INVALID, FORBIDDEN, NOT_FOUND, CONFLICT, CHANGED, TOO_LARGE, LIMITED ->
                    false;
        };
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

    /// When it makes sense to try again, where that is known.
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
