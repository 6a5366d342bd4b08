package bellwether.desk.alert.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// What is sent to a channel: the same in every attempt.
///
/// @param id of the notification, by which a receiver recognises a repetition
/// @param type such as `job.ended`
/// @param at when what it reports happened
/// @param title one line for people
/// @param text some lines for people
/// @param data the same facts for programs
public record ChannelMessage(
        String id, String type, Instant at, String title, String text, JsonNode data) {}
