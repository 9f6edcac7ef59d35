package io.forbear.contact.followup;

import io.forbear.contact.channel.WishedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rules of one file: what is left to do is a pure function of the report and the time zone. */
public record FollowUps(String version, List<FollowUp> all) {
    public FollowUps {
        all = List.copyOf(all);
    }

    /** Whether a report leaves anything to do. */
    public boolean isAnythingAfter(Happened happened) {
        return all.stream().anyMatch(one -> one.suits(happened));
    }

    public Optional<FollowUp> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * What is left to do after a contact.
     *
     * @param zones where the debtor may be
     * @param now when we learn of it: late reports are not overdue at once
     */
    public List<Todo> after(Happened happened, Collection<ZoneId> zones, Instant now) {
        return all.stream()
                .filter(one -> one.suits(happened))
                .map(one -> todo(one, happened, zones, now))
                .toList();
    }

    /** A wish from long ago is nothing to call about at once: first somebody looks at it. */
    private static Todo todo(
            FollowUp rule, Happened happened, Collection<ZoneId> zones, Instant now) {
        var wish = happened.callBackAt();
        var one = rule.learnedAt(now, wishedAt(happened, zones));
        return one.equals(rule)
                ? todo(one, wish, zones, now)
                : plain(
                        one,
                        now,
                        "learned late: reported as of %s, wished for %s"
                                .formatted(happened.occurredAt(), wish == null ? "no time" : wish));
    }

    private static Instant wishedAt(Happened happened, Collection<ZoneId> zones) {
        var wish = happened.callBackAt();
        if (wish == null) {
            return happened.occurredAt();
        }
        try {
            return WishedTime.parse(wish)
                    .in(zones)
                    .map(at -> later(at, happened.occurredAt()))
                    .orElse(happened.occurredAt());
        } catch (IllegalArgumentException e) {
            return happened.occurredAt();
        }
    }

    private static Todo todo(
            FollowUp one, @Nullable String wish, Collection<ZoneId> zones, Instant now) {
        if (!one.atWish()) {
            return plain(one, now, null);
        }
        if (wish == null) {
            return plain(one, now, "no time was noted");
        }
        try {
            return WishedTime.parse(wish)
                    .in(zones)
                    .map(at -> wished(one, at, zones, now))
                    .orElseGet(() -> plain(one, now, wish + " is wished; no time zone is known"));
        } catch (IllegalArgumentException e) {
            return plain(one, now, "the wished time cannot be read: " + wish);
        }
    }

    /** A wish for a time that is past is one for as soon as possible. */
    private static Todo wished(FollowUp one, Instant at, Collection<ZoneId> zones, Instant now) {
        if (at.isBefore(now)) {
            return plain(one, now, "was wished for " + at + ", which is past");
        }
        var start = later(now, at.minus(one.remind()));
        var note = zones.size() > 1 ? "he may be in any of " + zones + "; ask him" : null;
        return new Todo(one, start, at, start, true, note);
    }

    private static Todo plain(FollowUp one, Instant now, @Nullable String note) {
        var due = now.plus(one.within());
        return new Todo(one, now, due, later(now, due.minus(one.remind())), false, note);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
