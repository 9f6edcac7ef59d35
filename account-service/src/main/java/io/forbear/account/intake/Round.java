package io.forbear.account.intake;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.messaging.Traced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * News of which no two are of one debtor or about one account, so that they can be taken down
 * together.
 *
 * @param rare what is taken down one by one
 */
record Round(
        List<Traced<Statement>> statements,
        List<Traced<Posting>> postings,
        List<ContactAttempt> attempts,
        List<UUID> dropped,
        List<Traced<News.Rare>> rare) {

    /**
     * Divides news, so that those of a debtor, and those about an account, are looked at one by
     * one: each is in the first round after all that went before it; in a round they are in the
     * order given.
     */
    static List<Round> divide(List<Traced<News>> news) {
        var rounds = new ArrayList<Round>();
        var next = new HashMap<Object, Integer>();
        for (var one : news) {
            var about = about(one.what());
            int round = about.stream().mapToInt(key -> next.getOrDefault(key, 0)).max().orElse(0);
            if (round == rounds.size()) {
                rounds.add(empty());
            }
            rounds.get(round).add(one.what().content(), one.trace());
            about.forEach(key -> next.put(key, round + 1));
        }
        return rounds;
    }

    private static List<Object> about(News news) {
        return Stream.concat(Stream.<Object>of(news.debtor()), news.accounts()).toList();
    }

    private static Round empty() {
        return new Round(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private void add(News.Content content, @Nullable String trace) {
        switch (content) {
            case News.Stated(var statement) -> statements.add(new Traced<>(statement, trace));
            case News.Posted(var posting) -> postings.add(new Traced<>(posting, trace));
            case News.Tried(var attempt) -> attempts.add(attempt);
            case News.Nothing(var eventId) -> dropped.add(eventId);
            case News.Rare one -> rare.add(new Traced<>(one, trace));
        }
    }
}
