package io.forbear.account.debt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.account.fact.AccountId;
import io.forbear.account.terms.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the files of a statement of debt, in every language, for those who keep or send it. */
@Component
public class DebtDocuments {
    private final DebtService debts;
    private final JsonMapper json;
    private final Map<Language, StatementDocument> documents =
            Arrays.stream(Language.values())
                    .collect(Collectors.toMap(Function.identity(), StatementDocument::new));

    DebtDocuments(DebtService debts, JsonMapper json) {
        this.debts = debts;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * As JSON and as PDF, by the name of the file; the same facts make the same bytes.
     *
     * @param at what was owed on the date of this instant, where the account is kept
     * @return fails with a problem document: 404 if the account is not known, 409 if the bank had
     *     stated nothing by that date
     */
    public Mono<Map<String, byte[]>> statement(AccountId account, Instant at) {
        return debts.statement(account, at).publishOn(Schedulers.boundedElastic()).map(this::files);
    }

    private Map<String, byte[]> files(StatementOfDebt debt) {
        var files = new TreeMap<String, byte[]>();
        documents.forEach(
                (language, document) -> {
                    var name = "statement-of-debt." + language.tag();
                    var view = StatementView.of(debt, language);
                    files.put(name + ".json", json.writeValueAsString(view).getBytes(UTF_8));
                    files.put(name + ".pdf", document.pdf(debt).bytes());
                });
        return files;
    }
}
