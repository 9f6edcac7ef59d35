package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.wording.Languages;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All wordings of one file.
 *
 * @param byId the wordings
 */
public record Templates(Map<String, Template> byId, Entities entities) {
    public Templates {
        byId = Map.copyOf(byId);
    }

    public Optional<Template> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A wording that is known to exist.
     *
     * @throws IllegalStateException if it does not
     */
    public Template get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no template " + id));
    }

    /**
     * Why a wording cannot be used for an account, if so: it is not approved for it, or names a
     * fact that is not known.
     *
     * @param reminder the instalment it is about; null: none
     */
    public Optional<String> obstacle(
            Template template, Account account, @Nullable Reminder reminder) {
        if (!template.isFor(account)) {
            return Optional.of(template.id() + " is not approved for the account");
        }
        return template.fields().stream()
                .filter(field -> isOurs(field) && fact(field, account, reminder, "").isEmpty())
                .findFirst()
                .map(field -> template.id() + " names {" + field.name() + "}, which is not known");
    }

    /** The same if it is to go out by a channel. */
    public Optional<String> obstacle(
            Template template, Channel channel, Account account, @Nullable Reminder reminder) {
        return channel == Channel.EMAIL && template.approved().subjects().isEmpty()
                ? Optional.of(template.id() + " has no subject, which an e-mail needs")
                : obstacle(template, account, reminder);
    }

    /**
     * The message for an account; none for wordings without text.
     *
     * @param reminder the instalment it is about; null: none
     * @throws IllegalStateException if it names an instalment and there is none
     */
    public Optional<Message> message(
            Template template,
            Account account,
            @Nullable Reminder reminder,
            String wishedLanguage) {
        return Languages.nearest(template.texts().keySet(), wishedLanguage)
                .map(
                        language -> {
                            var facts = facts(template, account, reminder, language);
                            var approved = template.approved();
                            return new Message(
                                    language,
                                    approved.subject(language, facts),
                                    approved.fill(language, facts),
                                    facts);
                        });
    }

    private SortedMap<String, String> facts(
            Template template, Account account, @Nullable Reminder reminder, String language) {
        var facts = new TreeMap<String, String>();
        template.fields().stream()
                .filter(Templates::isOurs)
                .forEach(
                        field ->
                                facts.put(
                                        field.name(),
                                        fact(field, account, reminder, language)
                                                .orElseThrow(() -> missing(field, account))));
        return facts;
    }

    private static boolean isOurs(Field field) {
        return field.source() != FieldSource.PHRASE && !field.source().isFilledLater();
    }

    private static IllegalStateException missing(Field field, Account account) {
        return new IllegalStateException(
                "nothing is known for {%s} of account %s"
                        .formatted(field.name(), account.accountId()));
    }

    private Optional<String> fact(
            Field field, Account account, @Nullable Reminder reminder, String language) {
        var due = Optional.ofNullable(reminder);
        return switch (field.source()) {
            case CREDITOR_NAME -> entities.nameOf(account.creditor(), language);
            case COLLECTOR_NAME -> entities.nameOf(account.collector(), language);
            case BALANCE -> Optional.of(FieldType.fact(account.balance()));
            case OVERDUE_SINCE -> Optional.ofNullable(account.overdueSince()).map(String::valueOf);
            case DUE_AMOUNT -> due.map(one -> FieldType.fact(one.amount()));
            case DUE_ON -> due.map(one -> one.dueOn().toString());
            case CREDITOR_PHONE -> entities.phoneOf(account.creditor());
            case CREDITOR_LINK -> entities.linkOf(account.creditor());
            case COLLECTOR_PHONE -> entities.phoneOf(account.collector());
            case COLLECTOR_LINK -> entities.linkOf(account.collector());
            case PHRASE, LETTERHEAD, GATEWAY -> Optional.empty();
        };
    }
}
