package io.forbear.contact.message;

import io.forbear.contact.casework.Dossiers;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.template.Message;
import io.forbear.contact.template.Samples;
import io.forbear.contact.template.Template;
import io.forbear.contact.template.Templates;
import io.forbear.service.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fills a wording for a sample, or for a real account, without sending anything. */
@Component
class Specimens {
    private static final String USUAL_CREDITOR = "BANK";

    private final Dossiers dossiers;
    private final Playbooks playbooks;

    Specimens(Dossiers dossiers, Playbooks playbooks) {
        this.dossiers = dossiers;
        this.playbooks = playbooks;
    }

    /**
     * What a wording is tried out with.
     *
     * @param language BCP 47; null: the debtor's, or the wording's first
     * @param debtorId null: a sample
     * @param accountId of that debtor; null: a sample
     * @param creditor of the sample; null: BANK
     */
    record Wish(
            @Nullable String language,
            @Nullable String debtorId,
            @Nullable String accountId,
            @Nullable String creditor) {}

    /** A wording filled in; without message if it is for live conversations. */
    record Filled(Template template, Account account, @Nullable Message message) {}

    Template template(String id) {
        return templates().find(id).orElseThrow(() -> Problem.notFound("template", id));
    }

    Templates templates() {
        return playbooks.current().templates();
    }

    /**
     * A preview.
     *
     * @return fails with a {@link Problem}: 404 for an unknown template or account, 422 for an
     *     account the wording cannot be used for
     */
    Mono<Filled> fill(String templateId, Wish wish) {
        return Mono.defer(
                () -> {
                    var template = template(templateId);
                    var debtorId = wish.debtorId();
                    var accountId = wish.accountId();
                    if ((debtorId == null) != (accountId == null)) {
                        throw Problem.invalid("accountId", "goes together with debtorId");
                    }
                    return debtorId == null || accountId == null
                            ? Mono.just(sample(template, wish))
                            : dossiers.find(debtorId)
                                    .mapNotNull(
                                            dossier ->
                                                    dossier.facts().accounts().get(accountId)
                                                                    == null
                                                            ? null
                                                            : dossier)
                                    .switchIfEmpty(
                                            Mono.error(
                                                    () -> Problem.notFound("account", accountId)))
                                    .map(dossier -> real(template, dossier, accountId, wish));
                });
    }

    private Filled sample(Template template, Wish wish) {
        var creditor = wish.creditor() == null ? USUAL_CREDITOR : wish.creditor();
        var account = Samples.account(template, creditor);
        return filled(template, account, Samples.reminder(account), wish.language());
    }

    private Filled real(Template template, Dossier dossier, String accountId, Wish wish) {
        var facts = dossier.facts();
        var account = facts.accounts().get(accountId);
        if (account == null) {
            throw Problem.notFound("account", accountId);
        }
        var reminder =
                facts.reminders().values().stream()
                        .filter(one -> one.accountId().equals(accountId))
                        .findFirst()
                        .orElse(null);
        var profile = facts.profile();
        var spoken = profile == null ? null : profile.language();
        return filled(
                template, account, reminder, wish.language() == null ? spoken : wish.language());
    }

    private Filled filled(
            Template template,
            Account account,
            @Nullable Reminder reminder,
            @Nullable String language) {
        templates()
                .obstacle(template, account, reminder)
                .ifPresent(
                        why -> {
                            throw Problem.invalid("accountId", why);
                        });
        var first = template.texts().keySet().stream().findFirst().orElse("und");
        var wished = Optional.ofNullable(language).orElse(first);
        return new Filled(
                template,
                account,
                templates().message(template, account, reminder, wished).orElse(null));
    }
}
