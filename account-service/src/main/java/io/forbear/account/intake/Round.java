package io.forbear.account.intake;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.messaging.Traced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News of which no two are of one debtor, so that they can be taken down together.
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
     * Divides news, so that each debtor's are looked at one by one: in the first round everybody's
     * first, in the second the second of those who have more, and so on; in each in the order
     * given.
     */
    static List<Round> divide(List<Traced<News>> news) {
        var rounds = new ArrayList<Round>();
        var seen = new HashMap<String, Integer>();
        for (var one : news) {
            int round = seen.merge(one.what().debtor().value(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(empty());
            }
            rounds.get(round).add(one.what().content(), one.trace());
        }
        return rounds;
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
