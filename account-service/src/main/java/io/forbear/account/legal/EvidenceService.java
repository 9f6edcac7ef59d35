package io.forbear.account.legal;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    private final ConductClient compliance;
    private final JsonMapper json;

    EvidenceService(AccountRecords records, ConductClient compliance, JsonMapper json) {
        this.records = records;
        this.compliance = compliance;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * Collects it.
     *
     * @param authorization the caller's header, passed on
     */
    Mono<EvidencePackage.Zip> collect(Referral referral, String authorization) {
        return Mono.zip(
                records.of(referral.accountId()),
                compliance.conduct(referral.debtorId(), authorization),
                (account, conduct) -> EvidencePackage.of(documents(referral, account, conduct)));
    }

    private Map<String, byte[]> documents(
            Referral referral, Map<String, byte[]> account, byte[] conduct) {
        var documents = new HashMap<>(account);
        documents.put("referral.json", json.writeValueAsString(referral).getBytes(UTF_8));
        documents.put("conduct.json", conduct);
        return documents;
    }
}
