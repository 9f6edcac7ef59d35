package io.forbear.contact.debtor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of ways and times to reach a debtor beyond his profile. It is always what the
 * tables say as a whole, never pieced together from events, so that order and repetition of reports
 * do not matter.
 *
 * @param points those stated to us, by endpoint
 * @param wrong endpoints reported wrong, by the latest report, and not confirmed since
 * @param habits attempts to reach him by hour, and how many did
 * @param wish what he asked for; null: nothing
 * @param erasedAt when his personal data were erased; null: they were not
 */
public record Reach(
        Map<String, KnownPoint> points,
        Map<String, Instant> wrong,
        List<HourCount> habits,
        @Nullable Wish wish,
        @Nullable Instant erasedAt) {
    public static final Reach NONE = new Reach(Map.of(), Map.of(), List.of(), null);

    public Reach {
        points = Map.copyOf(points);
        wrong = Map.copyOf(wrong);
        habits = List.copyOf(habits);
    }

    /** Of somebody whose personal data are there. */
    public Reach(
            Map<String, KnownPoint> points,
            Map<String, Instant> wrong,
            List<HourCount> habits,
            @Nullable Wish wish) {
        this(points, wrong, habits, wish, null);
    }

    /** Whether the same points are known, and the same ones of them to be wrong. */
    boolean reachesLike(Reach other) {
        return points.equals(other.points)
                && wrong.keySet().equals(other.wrong.keySet())
                && Objects.equals(erasedAt, other.erasedAt);
    }

    /** Whether a report about an endpoint is overtaken by a newer statement about it. */
    public boolean isConfirmedSince(String endpoint, Instant reportedAt) {
        var point = points.get(endpoint);
        return point != null && point.statedAt().isAfter(reportedAt);
    }

    /** Profile and statements as one; by endpoint, so that the order is always the same. */
    List<ContactPoint> merged(@Nullable Profile profile, Instant now) {
        var all = new TreeMap<String, ContactPoint>();
        if (profile != null) {
            profile.contactPoints().forEach(point -> all.put(point.endpoint(), point));
        }
        for (var known : points.values()) {
            var inProfile = all.get(known.endpoint());
            all.put(known.endpoint(), known.asPoint(isValid(known, inProfile, profile, now)));
        }
        return all.values().stream().map(this::unlessWrong).toList();
    }

    /**
     * Ours has an end of its own; else the newer of both statements counts. A profile is repeated
     * for many reasons, so that its being newer confirms nothing that has ended.
     */
    private static boolean isValid(
            KnownPoint known,
            @Nullable ContactPoint inProfile,
            @Nullable Profile profile,
            Instant now) {
        var isRefuted =
                inProfile != null
                        && profile != null
                        && !inProfile.valid()
                        && !known.statedAt().isAfter(profile.occurredAt());
        return known.isUsable(now) && !isRefuted;
    }

    private ContactPoint unlessWrong(ContactPoint point) {
        return wrong.containsKey(point.endpoint())
                ? new ContactPoint(
                        point.endpoint(), point.party(), point.placeKind(), point.channels(), false)
                : point;
    }

    /** The endpoints of these reports that no newer statement has confirmed. */
    public Set<String> stillWrong(Map<String, Instant> reported) {
        return reported.entrySet().stream()
                .filter(report -> !isConfirmedSince(report.getKey(), report.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
