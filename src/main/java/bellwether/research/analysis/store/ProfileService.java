package bellwether.research.analysis.store;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The profiles that a user can name: the five that ship and the user's own.
public final class ProfileService {
    private static final int MOST = 100;
    private static final String UNIQUE_VIOLATION = "23505";

    private final ProfileDao dao;
    private final InstantSource clock;

    public ProfileService(ProfileDao dao, InstantSource clock) {
        this.dao = dao;
        this.clock = clock;
    }

    public List<StoredProfile> all(String owner) {
        List<StoredProfile> all = new ArrayList<>();
        BuiltInProfiles.ALL.forEach(profile -> all.add(StoredProfile.shipped(profile)));
        all.addAll(dao.all(owner));
        return all;
    }

    /// By name, or by id when it is a number: no name begins with a digit.
    Optional<StoredProfile> find(String owner, String nameOrId) {
        if (nameOrId.matches("\\d{1,18}")) {
            return dao.ofId(owner, Long.parseLong(nameOrId));
        }
        return BuiltInProfiles.find(nameOrId)
                .map(StoredProfile::shipped)
                .or(() -> dao.named(owner, nameOrId));
    }

    /// A profile by its name or id: one of the owner, or one that ships.
    ///
    /// @throws Refusal 404
    public StoredProfile known(String owner, String nameOrId) {
        return find(owner, nameOrId)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_profile",
                                "Unknown profile %s.%s GET /api/v1/profiles lists all."
                                        .formatted(
                                                Quoted.text(nameOrId),
                                                DidYouMean.sentence(names(owner), nameOrId))));
    }

    private List<String> names(String owner) {
        return all(owner).stream().map(s -> s.profile().name()).toList();
    }

    /// What is wrong with a name that a request gives.
    public List<Fault> faults(String owner, String name) {
        if (BuiltInProfiles.find(name).isPresent() || dao.named(owner, name).isPresent()) {
            return List.of();
        }
        return List.of(new Fault("/profile", DidYouMean.rule(names(owner), name)));
    }

    /// Stores a new profile of the owner.
    ///
    /// @throws Refusal 409 when the name is taken, or there are too many
    public StoredProfile create(String owner, Profile profile) {
        refuseShippedName(profile);
        if (dao.all(owner).size() >= MOST) {
            throw Refusal.conflict(
                    "too_many_profiles",
                    "Limit of %d profiles reached; delete one first: DELETE /api/v1/profiles/{profile}."
                            .formatted(MOST));
        }
        return dao.insert(owner, profile, clock.instant()).orElseThrow(() -> taken(profile));
    }

    /// Puts a new edition in the place of the old one.
    ///
    /// @throws Refusal 403 when it ships, 409 when the new name is taken, 412 when it has changed
    public StoredProfile change(StoredProfile old, Profile profile) {
        refuseShipped(old);
        if (!profile.name().equals(old.profile().name())) {
            refuseShippedName(profile);
        }
        try {
            return dao.update(old, profile, clock.instant()).orElseThrow(ProfileService::moved);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException cause
                    && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw taken(profile);
            }
            throw e;
        }
    }

    /// Removes a profile of the owner.
    ///
    /// @throws Refusal 403 when it ships, 412 when it has changed
    public void delete(StoredProfile old) {
        refuseShipped(old);
        if (!dao.delete(old)) {
            throw moved();
        }
    }

    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "profile_changed",
                "The profile has changed since: read it again and send its new ETag as If-Match.");
    }

    public static void refuseShipped(StoredProfile profile) {
        if (profile.builtIn()) {
            throw Refusal.of(
                    RefusalKind.FORBIDDEN,
                    "built_in_profile",
                    "The profile %s is built in and read-only; create your own."
                            .formatted(profile.profile().name()));
        }
    }

    private static void refuseShippedName(Profile profile) {
        if (BuiltInProfiles.find(profile.name()).isPresent()) {
            throw taken(profile);
        }
    }

    private static Refusal taken(Profile profile) {
        return Refusal.conflict(
                "name_taken",
                "A profile named %s already exists; choose another name."
                        .formatted(profile.name()));
    }
}
