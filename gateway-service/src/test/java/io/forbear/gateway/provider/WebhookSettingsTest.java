package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.provider.ReceiptFormat.Told;
import io.forbear.gateway.provider.SignatureScheme.Algorithm;
import io.forbear.gateway.provider.SignatureScheme.Encoding;
import io.forbear.gateway.provider.SignatureScheme.Signed;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;

class WebhookSettingsTest {
    private static final TimeFormat ISO = new TimeFormat("ISO", ZoneId.of("UTC"));

    static SignatureScheme signing(Signed signed) {
        return new SignatureScheme(
                "H",
                Algorithm.HMAC_SHA256,
                Encoding.HEX,
                signed,
                "",
                "X-Timestamp",
                ".",
                "https://gateway.bank.example");
    }

    private static ReceiptFormat receipts(String commandId) {
        return new ReceiptFormat(
                "",
                null,
                commandId,
                "Status",
                null,
                null,
                ISO,
                Map.of("delivered", Told.DELIVERED),
                Set.of());
    }

    private static ReplyFormat replies(String replyId) {
        return new ReplyFormat(
                "", replyId, null, null, "From", "Body", null, ISO, null, "{}", "text/xml");
    }

    private static WebhookSettings webhook(
            @Nullable SignatureScheme signature,
            @Nullable ReceiptFormat receipts,
            @Nullable ReplyFormat replies) {
        return webhook(List.of(), signature, receipts, replies);
    }

    static WebhookSettings confirming(List<Acknowledgment> all, @Nullable ReplyFormat replies) {
        return webhook(all, null, null, replies);
    }

    private static WebhookSettings webhook(
            List<Acknowledgment> acknowledgments,
            @Nullable SignatureScheme signature,
            @Nullable ReceiptFormat receipts,
            @Nullable ReplyFormat replies) {
        return new WebhookSettings(
                new ByteArrayResource(new byte[] {1}),
                null,
                Duration.ofMinutes(5),
                List.of(),
                null,
                Duration.ofDays(3),
                acknowledgments,
                signature,
                receipts,
                replies);
    }

    @ParameterizedTest
    @EnumSource(
            value = Signed.class,
            names = {"BODY", "TIMESTAMP_AND_BODY"})
    void readsNothingFromAnAddressThatNobodySigns(Signed signed) {
        assertThatThrownBy(() -> webhook(signing(signed), receipts("?ref"), null))
                .hasMessageContaining("?ref")
                .hasMessageContaining("URL_AND_FORM");
        assertThatThrownBy(() -> webhook(signing(signed), null, replies("?id")))
                .hasMessageContaining("?id");
    }

    @Test
    void readsNothingFromTheAddressWhereASignatureIsAsWeLayDown() {
        assertThatThrownBy(() -> webhook(null, receipts("?ref"), null))
                .hasMessageContaining("?ref");
    }

    @ParameterizedTest
    @CsvSource({
        "<Response/>, {}, text/xml, must name",
        "<Response>{acknowledgement}</Response>, {}, text/xml, acknowledgement",
        "{acknowledgment}, {nothing}, text/xml, nothing",
        "{acknowledgment}, {}, xml, xml",
    })
    void checksItsAnswerAtTheStart(String answer, String silent, String type, String fault) {
        assertThatThrownBy(
                        () ->
                                new ReplyFormat(
                                        "", "/id", null, null, "/from", "/text", null, ISO, answer,
                                        silent, type))
                .hasMessageContaining(fault);
    }

    @Test
    void confirmsNothingThatTheProviderIsNotTold() {
        var one =
                new Acknowledgment(Set.of("US"), Set.of(), "No more texts.", Duration.ofMinutes(5));
        assertThatThrownBy(() -> confirming(List.of(one), replies("/id")))
                .hasMessageContaining("replies.answer is needed");
        assertThat(confirming(List.of(one), null).replies()).isNull();
        assertThat(confirming(List.of(), replies("/id")).replies()).isNotNull();
    }

    @Test
    void readsFromAnAddressThatIsSigned() {
        var webhook = webhook(signing(Signed.URL_AND_FORM), receipts("?ref"), replies("?id"));
        assertThat(webhook.receipts()).isNotNull();
        assertThat(webhook(signing(Signed.BODY), receipts("/ref"), replies("/id"))).isNotNull();
    }
}
