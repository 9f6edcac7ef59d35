package io.forbear.gateway.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider signs its webhooks.
 *
 * @param header in which the signature comes
 * @param encoding of the signature
 * @param signed what is signed
 * @param prefix that stands before the signature, such as {@code sha256=}
 * @param timestampHeader in which the instant of signing comes, in seconds or milliseconds since
 *     1970; needed where it is signed
 * @param separator between that instant and the body
 * @param url scheme and host by which the provider knows us; needed where the address is signed
 */
public record SignatureScheme(
        String header,
        @DefaultValue("HMAC_SHA256") Algorithm algorithm,
        @DefaultValue("HEX") Encoding encoding,
        @DefaultValue("BODY") Signed signed,
        @DefaultValue("") String prefix,
        @Nullable String timestampHeader,
        @DefaultValue(".") String separator,
        @Nullable String url) {
    public SignatureScheme {
        if (signed == Signed.TIMESTAMP_AND_BODY && timestampHeader == null) {
            throw new IllegalArgumentException("signature.timestamp-header is needed");
        }
        if (signed == Signed.URL_AND_FORM && url == null) {
            throw new IllegalArgumentException("signature.url is needed");
        }
    }

    /** By what. */
    public enum Algorithm {
        HMAC_SHA256("HmacSHA256"),
        /** What some providers still sign by; as a keyed hash it is not known to be broken. */
        HMAC_SHA1("HmacSHA1");

        private final String javaName;

        Algorithm(String javaName) {
            this.javaName = javaName;
        }

        /** As Java calls it. */
        public String javaName() {
            return javaName;
        }
    }

    /** How its bytes are written. */
    public enum Encoding {
        HEX,
        BASE64
    }

    /** Of what. */
    public enum Signed {
        /** The body; what is sent once more is not told from the first time by it. */
        BODY,
        /** The instant, a separator and the body. */
        TIMESTAMP_AND_BODY,
        /** The whole address, and after it each field of the form with its value, by name. */
        URL_AND_FORM
    }
}
