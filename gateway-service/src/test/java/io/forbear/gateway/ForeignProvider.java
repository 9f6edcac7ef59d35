package io.forbear.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A provider that tells us of messages in its own form, and signs as it likes. */
final class ForeignProvider {
    private final String name;
    private final String key;
    private final String host;
    private final WebTestClient client;

    ForeignProvider(int port, String name, String key) {
        this.name = name;
        this.key = key;
        host = "http://127.0.0.1:" + port;
        client = WebTestClient.bindToServer().build();
    }

    /** Posts a form, signed with the address by which the provider knows us. */
    @Nullable String form(String what, String query, String body) {
        var path = "/webhooks/" + name + "/" + what + query;
        var fields =
                Arrays.stream(body.split("&", -1))
                        .map(field -> URLDecoder.decode(field.replaceFirst("=", ""), UTF_8))
                        .sorted()
                        .collect(Collectors.joining());
        var signature =
                Base64.getEncoder()
                        .encodeToString(
                                mac("HmacSHA1", "https://gateway.bank.example" + path + fields));
        return post(
                        path,
                        MediaType.APPLICATION_FORM_URLENCODED,
                        body,
                        "X-Twilio-Signature",
                        signature,
                        "")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    /** Posts JSON, signed with the instant. */
    @Nullable String json(String what, Instant at, String body) {
        return signed(what, at, body)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    void refused(HttpStatus status, Instant at, String body) {
        signed("receipts", at, body).expectStatus().isEqualTo(status);
    }

    /** A form whose signature is another's. */
    void refused(HttpStatus status, String what, String body) {
        post(
                        "/webhooks/" + name + "/" + what,
                        MediaType.APPLICATION_FORM_URLENCODED,
                        body,
                        "X-Twilio-Signature",
                        "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                        "")
                .expectStatus()
                .isEqualTo(status);
    }

    private WebTestClient.ResponseSpec signed(String what, Instant at, String body) {
        var seconds = String.valueOf(at.getEpochSecond());
        var digits = HexFormat.of().formatHex(mac("HmacSHA256", seconds + "." + body));
        return post(
                "/webhooks/" + name + "/" + what,
                MediaType.APPLICATION_JSON,
                body,
                "X-Signature",
                "sha256=" + digits,
                seconds);
    }

    private WebTestClient.ResponseSpec post(
            String path,
            MediaType type,
            String body,
            String header,
            String signature,
            String timestamp) {
        return client.post()
                .uri(URI.create(host + path))
                .contentType(type)
                .header(header, signature)
                .header("X-Timestamp", timestamp)
                .bodyValue(body.getBytes(UTF_8))
                .exchange();
    }

    private byte[] mac(String algorithm, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
