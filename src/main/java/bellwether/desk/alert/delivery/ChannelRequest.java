package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.preference.ChannelRules;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/channels`.
///
/// @param address what a channel of this kind needs, such as `{"to": "ann@example.org"}`
public record ChannelRequest(
        @NotNull(message = "must be given") String kind,
        @NotNull(message = NAME_RULE) @Pattern(regexp = NAME, message = NAME_RULE) String name,
        @NotNull(message = "must be given") JsonNode address,
        @Nullable String minPriority,
        @Nullable @Min(value = 1, message = CAP_RULE) @Max(value = MOST, message = CAP_RULE)
                Integer perHour,
        @Nullable @Min(value = 1, message = CAP_RULE) @Max(value = MOST, message = CAP_RULE)
                Integer perDay)
        implements SelfValidating {
    static final String NAME = "[^\\p{Cntrl}]{0,59}[^\\p{Cntrl}\\s]";
    static final String NAME_RULE =
            "must be 1 to 60 characters on one line that do not end with a space";
    static final String CAP_RULE = "must be 1 to 10000";
    static final int MOST = 10_000;

    private static final List<String> KINDS =
            Arrays.stream(ChannelKind.values()).map(Channel::word).toList();

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (kind != null && !KINDS.contains(kind)) {
            faults.add(new Fault("/kind", DidYouMean.rule(KINDS, kind)));
        }
        faults.addAll(ChannelChange.priorityFaults(minPriority));
        return faults;
    }

    ChannelKind chosenKind() {
        return Channel.kind(kind);
    }

    ChannelRules rules() {
        return new ChannelRules(
                Channel.isForPeople(chosenKind()),
                ChannelChange.priority(minPriority)
                        .orElse(bellwether.desk.alert.NotificationPriority.NORMAL),
                Objects.requireNonNullElse(perHour, ChannelRules.USUAL_PER_HOUR),
                Objects.requireNonNullElse(perDay, ChannelRules.USUAL_PER_DAY));
    }
}
