package io.forbear.service.row;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lets {@link Values} be bound; the driver finds it by itself. */
public final class ValuesCodec implements CodecRegistrar {
    /** For the driver. */
    public ValuesCodec() {}

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        registry.addLast(new OfConnection(allocator));
        return Mono.empty();
    }

    private record OfConnection(ByteBufAllocator allocator) implements Codec<Values> {

        @Override
        public boolean canEncode(Object value) {
            return value instanceof Values;
        }

        @Override
        public EncodedParameter encode(Object value) {
            return encode(value, ((Values) value).arrayType());
        }

        @Override
        public EncodedParameter encode(Object value, int dataType) {
            var values = (Values) value;
            return new EncodedParameter(
                    Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> written(values)));
        }

        private ByteBuf written(Values values) {
            var buffer = allocator.buffer(values.sizeHint());
            values.writeTo(buffer);
            return buffer;
        }

        @Override
        public boolean canEncodeNull(Class<?> type) {
            return false;
        }

        @Override
        public EncodedParameter encodeNull() {
            throw new UnsupportedOperationException("a column of rows is never null");
        }

        @Override
        public boolean canDecode(int dataType, Format format, Class<?> type) {
            return false;
        }

        @Override
        public @Nullable Values decode(
                @Nullable ByteBuf buffer,
                int dataType,
                Format format,
                Class<? extends Values> type) {
            throw new UnsupportedOperationException("columns are only written");
        }
    }
}
