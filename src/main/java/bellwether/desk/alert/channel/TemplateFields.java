package bellwether.desk.alert.channel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What templates may name: fields of the message, and paths into its data.
///
/// @param paths such as `message.title`, `data.state` and `alert.ticker`
public record TemplateFields(Set<String> paths) {
    private static final Set<String> OF_MESSAGES =
            Set.of("message.id", "message.type", "message.at", "message.title", "message.text");

    static final String DATA = "data.";

    /// What the notifications of this service have.
    public static final TemplateFields OF_NOTIFICATIONS =
            withData(
                    List.of(
                            "data.job",
                            "data.kind",
                            "data.state",
                            "data.total",
                            "data.done",
                            "data.failed",
                            "data.cancelled",
                            "data.provider",
                            "data.ends_at",
                            "data.last_error",
                            "data.file",
                            "data.channel",
                            "data.name",
                            "data.reason",
                            "data.code"));

    public TemplateFields {
        paths = Set.copyOf(paths);
    }

    /// The fields of messages and these paths.
    ///
    /// @param dataPaths of the data of all types of messages
    public static TemplateFields withData(Collection<String> dataPaths) {
        Set<String> all = new TreeSet<>(OF_MESSAGES);
        all.addAll(dataPaths);
        return new TemplateFields(all);
    }
}
