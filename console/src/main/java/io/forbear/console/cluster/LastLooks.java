package io.forbear.console.cluster;

import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.Unread;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What groups had not consumed at the last look, for when there is no time to look. */
final class LastLooks {
    private final Map<String, Map<Place, Unread.Earlier>> known = new HashMap<>();

    /**
     * What was seen now, and where nothing was, what was seen at the last look; a place at which
     * nobody has ever looked is missing.
     */
    Map<Place, Unread> completed(
            String group, Collection<Place> places, Map<Place, Unread> seen, Instant at) {
        var before = known.getOrDefault(group, Map.of());
        var all = new HashMap<Place, Unread>();
        var remembered = new HashMap<Place, Unread.Earlier>();
        for (var place : places) {
            var one = seen.getOrDefault(place, before.get(place));
            if (one != null) {
                all.put(place, one);
                remembered.put(place, remembered(one, at));
            }
        }
        known.put(group, remembered);
        return all;
    }

    /** Groups that are no more. */
    void forgetAllBut(Set<String> groups) {
        known.keySet().retainAll(groups);
    }

    private static Unread.Earlier remembered(Unread seen, Instant at) {
        return switch (seen) {
            case Unread.Waiting(_, var since) -> new Unread.Earlier(since, at);
            case Unread.Nothing() -> new Unread.Earlier(at, at);
            case Unread.Earlier earlier -> earlier;
        };
    }
}
