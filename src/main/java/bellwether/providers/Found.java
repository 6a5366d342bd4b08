package bellwether.providers;

import java.util.List;

/// How far the chain was asked for one symbol.
///
/// @param place in the chain of the provider that answered, or its length when none did
/// @param days what is new; empty when none answered, or when nothing is newer
/// @param said by those before, in words
record Found(Wanted wanted, int place, List<Day> days, List<String> said) {
    Found {
        days = List.copyOf(days);
        said = List.copyOf(said);
    }
}
