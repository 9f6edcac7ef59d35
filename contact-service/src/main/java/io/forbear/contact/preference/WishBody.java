package io.forbear.contact.preference;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Wish;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How and when a debtor asked to be contacted.
 *
 * @param channels in the order of his preference
 * @param times on his wall clock
 * @param language BCP 47; null: as in his profile
 */
record WishBody(
        @Nullable @Size(max = 10) List<@NotNull Channel> channels,
        @Nullable @Size(max = 20) List<@NotNull @Valid Span> times,
        @Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be BCP 47")
                String language) {

    /** A time of day; without days on every day. */
    record Span(@NotNull LocalTime from, @NotNull LocalTime to, @Nullable Set<DayOfWeek> days) {}

    Wish wish() {
        var named = channels == null ? List.<Channel>of() : channels;
        if (new HashSet<>(named).size() < named.size()) {
            throw Problem.invalid("channels", "names a channel twice");
        }
        var spans = times == null ? List.<Span>of() : times;
        return new Wish(named, spans.stream().map(WishBody::span).toList(), language);
    }

    private static Wish.Span span(Span span) {
        if (!span.from().isBefore(span.to())) {
            throw Problem.invalid("times", "a time ends after it begins, on the same day");
        }
        return new Wish.Span(span.from(), span.to(), span.days() == null ? Set.of() : span.days());
    }
}
