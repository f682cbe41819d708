"""What is read off the window."""

from briefing.desktop.window import MainWindow


def words(window: MainWindow) -> str:
    return window.text.toPlainText()


def rows(window: MainWindow) -> list[str]:
    lists = (window.sidebar.sections, window.sidebar.around)
    return [parts.item(row).text() for parts in lists for row in range(parts.count())]


def marked(window: MainWindow) -> list[str]:
    lists = (window.sidebar.sections, window.sidebar.around)
    return [item.text() for parts in lists for item in parts.selectedItems()]
