package io.forbear.account.legal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** What a running service would pack for a referral, but for what compliance-service adds. */
public final class EvidenceExamples {
    private EvidenceExamples() {}

    /** Documents by the name of their file; a PDF byte for byte, the others as text. */
    public static SortedMap<String, String> kept(ApplicationContext context, String referralId) {
        var kept =
                context.getBean(Referrals.class)
                        .find(referralId)
                        .flatMap(context.getBean(EvidenceService.class)::kept)
                        .block();
        var documents = new TreeMap<String, String>();
        Objects.requireNonNull(kept)
                .forEach(
                        (name, bytes) ->
                                documents.put(
                                        name,
                                        new String(
                                                bytes,
                                                name.endsWith(".pdf") ? ISO_8859_1 : UTF_8)));
        return documents;
    }
}
