import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Draws the last whole screen that a program wrote to a terminal: {@code java Screen.java OUTPUT PICTURE COLUMNS}. */
@SuppressWarnings("DefaultPackage") // a script, run from its source
final class Screen {
    private static final Pattern PART = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])|([^\u001b])");
    private static final Color PAPER = new Color(0x1b1f23);
    private static final Color INK = new Color(0xd5d9de);
    private static final Map<String, Color> COLOURS = Map.of(
            "31", new Color(0xff6b6b), "32", new Color(0x7ddf8a), "33", new Color(0xf2c14e), "34", new Color(0x74a9ff),
            "35", new Color(0xd58cf0), "36", new Color(0x66d9e8), "90", new Color(0x8a929b));
    private static final int SIZE = 14;
    private static final int LINE = 20;
    private static final int MARGIN = 16;

    private final Graphics2D drawing;
    private final int width;
    private Color colour = INK;
    private int weight = Font.PLAIN;

    private Screen(Graphics2D drawing) {
        this.drawing = drawing;
        drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.setFont(new Font("DejaVu Sans Mono", Font.PLAIN, SIZE));
        width = drawing.getFontMetrics().charWidth('m');
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<String> lines = lastScreen(Files.readString(Path.of(args[0]), StandardCharsets.UTF_8));
        int columns = Integer.parseInt(args[2]);
        int cell = new Screen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()).width;
        BufferedImage picture = new BufferedImage(
                columns * cell + 2 * MARGIN, lines.size() * LINE + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = picture.createGraphics();
        drawing.setColor(PAPER);
        drawing.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        Screen screen = new Screen(drawing);
        for (int line = 0; line < lines.size(); line++) {
            screen.draw(lines.get(line), MARGIN + line * LINE + SIZE);
        }
        ImageIO.write(picture, "png", new File(args[1]));
    }

    /** What came after the cursor went home for the last time but one, as the last may be half a screen. */
    private static List<String> lastScreen(String output) {
        String[] screens = output.split("\u001b\\[H", -1);
        return screens[Math.max(0, screens.length - 2)].replace("\r", "").stripTrailing().lines().toList();
    }

    private void draw(String line, int y) {
        int x = MARGIN;
        Matcher part = PART.matcher(line);
        while (part.find()) {
            if (part.group(3) != null) {
                drawing.setFont(drawing.getFont().deriveFont(weight));
                drawing.setColor(colour);
                drawing.drawString(part.group(3), x, y);
                x += width;
            } else if (part.group(2).equals("m")) {
                style(part.group(1));
            }
        }
    }

    private void style(String codes) {
        for (String code : codes.split(";", -1)) {
            if (code.isEmpty() || code.equals("0")) {
                colour = INK;
                weight = Font.PLAIN;
            } else if (code.equals("1")) {
                weight = Font.BOLD;
            } else {
                colour = COLOURS.getOrDefault(code, colour);
            }
        }
    }
}
