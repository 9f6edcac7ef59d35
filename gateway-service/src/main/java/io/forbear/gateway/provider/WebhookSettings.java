package io.forbear.gateway.provider;

import io.forbear.gateway.provider.SignatureScheme.Signed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * How a provider tells us what became of messages, and what people answer.
 *
 * @param secret a file with the key by which it signs
 * @param previousSecret the key before that, which is good as well while keys are changed
 * @param tolerance how far the time of a signature may lie from ours
 * @param stopWords further answers that mean stop
 * @param region ISO 3166 of the country in whose form it writes numbers; null: every one begins
 *     with its country's code
 * @param receiptWithin from the send; a message that has no receipt by then counts as one whose
 *     arrival stays unknown
 * @param acknowledgments what may be answered to a stop, and where; none: nothing anywhere
 * @param signature how it signs; null: as we lay down
 * @param receipts how it writes receipts; null: as we lay down
 * @param replies how it writes answers; null: as we lay down
 */
public record WebhookSettings(
        Resource secret,
        @Nullable Resource previousSecret,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue List<String> stopWords,
        @Nullable String region,
        @DefaultValue("3d") Duration receiptWithin,
        @DefaultValue List<Acknowledgment> acknowledgments,
        @Nullable SignatureScheme signature,
        @Nullable ReceiptFormat receipts,
        @Nullable ReplyFormat replies) {

    public WebhookSettings {
        var signsAddress = signature != null && signature.signed() == Signed.URL_AND_FORM;
        if (!acknowledgments.isEmpty() && replies != null && replies.answer() == null) {
            throw new IllegalArgumentException(
                    "replies.answer is needed where there are acknowledgments, or nobody tells the"
                            + " person what is reported as told");
        }
        places(receipts, replies)
                .filter(place -> place.startsWith("?") && !signsAddress)
                .findFirst()
                .ifPresent(
                        place -> {
                            throw new IllegalArgumentException(
                                    "webhook place %s is read from the address, which is signed only where signature.signed is URL_AND_FORM"
                                            .formatted(place));
                        });
    }

    private static Stream<String> places(
            @Nullable ReceiptFormat receipts, @Nullable ReplyFormat replies) {
        return Stream.concat(
                receipts == null ? Stream.empty() : receipts.places(),
                replies == null ? Stream.empty() : replies.places());
    }

    /** The files with the keys that are good now. */
    public List<Resource> secrets() {
        return Stream.concat(Stream.of(secret), Stream.ofNullable(previousSecret)).toList();
    }
}
