package io.forbear.account.legal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.account.debt.DebtDocuments;
import io.forbear.account.fact.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Collects the evidence for a referral, here and at compliance-service. */
@Service
class EvidenceService {
    private final AccountRecords records;
    private final DebtDocuments debts;
    private final ConductClient compliance;
    private final JsonMapper json;

    EvidenceService(
            AccountRecords records,
            DebtDocuments debts,
            ConductClient compliance,
            JsonMapper json) {
        this.records = records;
        this.debts = debts;
        this.compliance = compliance;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * Collects it.
     *
     * @param authorization the caller's header, passed on
     */
    Mono<EvidencePackage.Zip> collect(Referral referral, String authorization) {
        return compliance
                .conduct(referral.debtorId(), authorization)
                .zipWhen(_ -> kept(referral), EvidenceService::packed);
    }

    private static EvidencePackage.Zip packed(byte[] conduct, Map<String, byte[]> kept) {
        var documents = new HashMap<>(kept);
        documents.put("conduct.json", conduct);
        return EvidencePackage.of(documents);
    }

    /** What is kept here. The statement of debt is that of the date of the proposal. */
    Mono<Map<String, byte[]>> kept(Referral referral) {
        var account = new AccountId(referral.accountId());
        return Mono.zip(
                records.of(referral.accountId(), referral.debtorId()),
                debts.statement(account, referral.proposed().at()),
                (facts, statement) -> documents(referral, facts, statement));
    }

    private Map<String, byte[]> documents(
            Referral referral, Map<String, byte[]> facts, Map<String, byte[]> statement) {
        var documents = new HashMap<>(facts);
        statement.forEach((name, file) -> documents.put("statement/" + name, file));
        documents.put("referral.json", json.writeValueAsString(referral).getBytes(UTF_8));
        return documents;
    }
}
