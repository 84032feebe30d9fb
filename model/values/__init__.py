"""What an indicator's value says: its sign or the word for one, its number, its unit; or that none is sure.

The one reading that all checks share. Nothing is guessed: a value with two units, two numbers that may be
meant, or words around its number is a sentence, whose figures are listed and whose quantity is None.
"""

from model.values.quantity import Bound, Figure, Form, Quantity, Value
from model.values.reading import figures, plain, read

__all__ = ["Bound", "Figure", "Form", "Quantity", "Value", "figures", "plain", "read"]
