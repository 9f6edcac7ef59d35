package io.forbear.contact.aid;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.template.Entities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All texts of one file: what is said is a pure function of task, account and language. */
public record Conversation(
        String version, List<Text> forbidden, List<Text> mustSay, List<Text> scripts) {
    public Conversation {
        forbidden = List.copyOf(forbidden);
        mustSay = List.copyOf(mustSay);
        scripts = List.copyOf(scripts);
    }

    /**
     * What is said for a task.
     *
     * @param account null: not known; then all that may apply does
     * @param language BCP 47
     * @param entities what legal entities are called
     */
    public Guide guide(String task, @Nullable Account account, String language, Entities entities) {
        var script =
                scripts.stream()
                        .filter(one -> one.suits(task, account))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no script suits " + task))
                        .in(language, account, entities);
        return new Guide(
                version,
                script.language(),
                script,
                passages(mustSay, task, account, language, entities),
                passages(forbidden, task, account, language, entities));
    }

    private static List<Guide.Passage> passages(
            List<Text> texts,
            String task,
            @Nullable Account account,
            String language,
            Entities entities) {
        return texts.stream()
                .filter(one -> one.suits(task, account))
                .map(one -> one.in(language, account, entities))
                .toList();
    }
}
