package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.provider.SignatureScheme;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures as providers make them, by the scheme that the settings lay down. */
final class ForeignSignature {
    private static final long MILLIS_FROM = 100_000_000_000L;

    private ForeignSignature() {}

    /**
     * Whether a webhook is signed by one of the keys, and, where the instant is signed, not too
     * long ago nor ahead of us. How long it takes does not tell how much of it is right.
     */
    static boolean holds(
            SignatureScheme scheme,
            Collection<byte[]> keys,
            Delivery delivery,
            Instant now,
            Duration tolerance) {
        var given = delivery.header().apply(scheme.header());
        var signed = signed(scheme, delivery);
        if (given == null
                || signed == null
                || !given.startsWith(scheme.prefix())
                || !isOfNow(scheme, delivery, now, tolerance)) {
            return false;
        }
        var digits = normal(scheme, given.substring(scheme.prefix().length()));
        boolean holds = false;
        for (var key : keys) {
            var expected = normal(scheme, write(scheme, mac(scheme, key, signed)));
            holds |= MessageDigest.isEqual(expected.getBytes(UTF_8), digits.getBytes(UTF_8));
        }
        return holds;
    }

    private static boolean isOfNow(
            SignatureScheme scheme, Delivery delivery, Instant now, Duration tolerance) {
        return switch (scheme.signed()) {
            case BODY, URL_AND_FORM -> true;
            case TIMESTAMP_AND_BODY -> {
                var at = instant(delivery.header().apply(timestampHeader(scheme)));
                yield at != null && Duration.between(at, now).abs().compareTo(tolerance) <= 0;
            }
        };
    }

    /** Null: it is none. Whoever counts milliseconds has more of them than there are seconds. */
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,15}")) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            return number >= MILLIS_FROM
                    ? Instant.ofEpochMilli(number)
                    : Instant.ofEpochSecond(number);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null: it lacks what is signed. */
    private static byte @Nullable [] signed(SignatureScheme scheme, Delivery delivery) {
        return switch (scheme.signed()) {
            case BODY -> delivery.body();
            case TIMESTAMP_AND_BODY -> {
                var at = delivery.header().apply(timestampHeader(scheme));
                yield at == null ? null : together(at + scheme.separator(), delivery.body());
            }
            case URL_AND_FORM -> addressAndForm(scheme, delivery);
        };
    }

    /** A body that is no form would be read without being signed. */
    private static byte @Nullable [] addressAndForm(SignatureScheme scheme, Delivery delivery) {
        try {
            return delivery.isForm() ? address(scheme, delivery).getBytes(UTF_8) : null;
        } catch (IllegalArgumentException notAForm) {
            return null;
        }
    }

    private static String address(SignatureScheme scheme, Delivery delivery) {
        var text = new StringBuilder(Objects.requireNonNull(scheme.url())).append(delivery.path());
        if (!delivery.query().isEmpty()) {
            text.append('?').append(delivery.query());
        }
        delivery.form()
                .forEach(
                        (name, values) ->
                                values.stream()
                                        .sorted()
                                        .distinct()
                                        .forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static String timestampHeader(SignatureScheme scheme) {
        return Objects.requireNonNull(scheme.timestampHeader());
    }

    private static byte[] together(String before, byte[] body) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** The signature of a text. */
    static byte[] mac(SignatureScheme scheme, byte[] key, byte[] signed) {
        try {
            var name = scheme.algorithm().javaName();
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + scheme.algorithm(), e);
        }
    }

    private static String write(SignatureScheme scheme, byte[] mac) {
        return switch (scheme.encoding()) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
        };
    }

    /** Digits of either case are the same digits; letters of base 64 are not. */
    private static String normal(SignatureScheme scheme, String text) {
        return switch (scheme.encoding()) {
            case HEX -> text.toLowerCase(Locale.ROOT);
            case BASE64 -> text;
        };
    }
}
