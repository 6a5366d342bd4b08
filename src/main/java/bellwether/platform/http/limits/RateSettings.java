package bellwether.platform.http.limits;

/// How callers are told apart and how much each may ask.
///
/// @param trustedHops proxies of our own between the client and this server
public record RateSettings(RateTable rates, int trustedHops) {
    /// No limits, and whoever is connected is the client.
    public static final RateSettings OFF = new RateSettings(RateTable.OFF, 0);
}
