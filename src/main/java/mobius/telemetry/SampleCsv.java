package mobius.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import mobius.text.Utf8;

/** The format of {@code telemetry.csv}. A missing value in a row is an error and never 0. */
final class SampleCsv {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(Sample.class).withHeader();

    private SampleCsv() {}

    static SequenceWriter writerTo(Writer file) throws IOException {
        return MAPPER.writerFor(Sample.class).with(SCHEMA).writeValues(file);
    }

    /**
     * Passes all samples of a file to {@code each}, one at a time: a soak has millions.
     *
     * @throws IOException if a line is not a sample; the message names file and line
     */
    static void read(Path file, Consumer<Sample> each) throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                MappingIterator<Sample> rows = MAPPER.readerFor(Sample.class)
                        .with(SCHEMA)
                        .readValues(Utf8.stream(CompleteLines.of(channel)))) {
            while (rows.hasNextValue()) {
                each.accept(rows.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s, line %d is not a sample: %s",
                            file,
                            e.getLocation().getLineNr(),
                            e.getOriginalMessage()),
                    e);
        }
    }

    /** A stream of a file up to its last line break. It holds at most a block of the file in memory. */
    private static final class CompleteLines extends FilterInputStream {

        private static final int BLOCK = 1 << 16;

        private long left;

        private CompleteLines(InputStream text, long length) {
            super(text);
            left = length;
        }

        /** @param file at its beginning; closing the stream closes it */
        static InputStream of(FileChannel file) throws IOException {
            return new CompleteLines(Channels.newInputStream(file), length(file));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = left == 0 ? -1 : super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        private static long length(FileChannel file) throws IOException {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (long end = file.size(); end > 0; end -= block.limit()) {
                block.clear().limit((int) Math.min(BLOCK, end));
                for (int read = 0; read >= 0 && block.hasRemaining(); ) {
                    read = file.read(block, end - block.remaining());
                }
                for (int last = block.limit(); last > 0; last--) {
                    if (block.get(last - 1) == '\n') {
                        return end - block.limit() + last;
                    }
                }
            }
            return 0;
        }
    }
}
