package bellwether.desk.alert.preference;

import bellwether.desk.alert.NotificationPriority;

/// What a channel's owner lets through.
///
/// @param isForPeople whether somebody reads it, who sleeps and is not to be flooded; else a
///   program
/// @param perHour the most notifications in 60 minutes
/// @param perDay the most in 24 hours
public record ChannelRules(
        boolean isForPeople, NotificationPriority least, int perHour, int perDay) {
    /// What holds when nothing was chosen.
    public static final int USUAL_PER_HOUR = 10;

    public static final int USUAL_PER_DAY = 50;
}
