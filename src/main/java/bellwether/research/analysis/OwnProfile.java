package bellwether.research.analysis;

import bellwether.platform.base.Json;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.ProfileNumbers;
import com.fasterxml.jackson.databind.JsonNode;

/// A profile that a user has made, as rules keep it: a later change of it changes nothing about
/// them.
///
/// @param numbers its weights, thresholds and risk, as JSON
public record OwnProfile(String name, JsonNode numbers) {
    static OwnProfile of(Profile profile) {
        return new OwnProfile(profile.name(), Json.shared().valueToTree(profile.numbers()));
    }

    Profile profile() {
        return Json.shared().convertValue(numbers, ProfileNumbers.class).named(name);
    }
}
